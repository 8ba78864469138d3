import "katex/dist/katex.min.css";
// The style of error.tsx comes with the page: when that page is needed there may be no fetching any more.
import "@/app/_shell/Page.module.css";

/** Pages with text: they alone need the fonts of formulas. */
export default function BookLayout({ children }: LayoutProps<"/">) {
  return children;
}

import "katex/dist/katex.min.css";

/** Pages with text: they alone need the fonts of formulas. */
export default function BookLayout({ children }: LayoutProps<"/">) {
  return children;
}

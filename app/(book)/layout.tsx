import "katex/dist/katex.min.css";
// The style of error.tsx comes with the page: when that page is needed there may be no fetching any more.
import "@/app/_shell/Page.module.css";
import { Document } from "@/app/_shell/Document";
import { metadata, viewport } from "@/app/_shell/rootMetadata";

export { metadata, viewport };

/** The document of the pages with text: they alone need the fonts of formulas. */
export default function BookLayout({ children }: LayoutProps<"/">) {
  return <Document>{children}</Document>;
}

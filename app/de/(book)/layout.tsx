import "katex/dist/katex.min.css";
import { GermanDocument } from "../GermanDocument";

export { metadata, viewport } from "@/app/_shell/rootMetadata";

/** The document of the pages in German. */
export default function GermanLayout({ children }: LayoutProps<"/de">) {
  return <GermanDocument>{children}</GermanDocument>;
}

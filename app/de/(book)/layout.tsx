import "katex/dist/katex.min.css";
import { Document } from "@/app/_shell/Document";
import { metadata, viewport } from "@/app/_shell/rootMetadata";
import { Translation } from "@/components/controls/translation";
import { de } from "@/lib/i18n/de";

export { metadata, viewport };

/** The document of the pages in German. */
export default function GermanLayout({ children }: LayoutProps<"/de">) {
  return (
    <Document locale="de">
      <Translation locale="de" messages={de}>
        {children}
      </Translation>
    </Document>
  );
}

import { Document } from "@/app/_shell/Document";
import { metadata, viewport } from "@/app/_shell/rootMetadata";
import { Translation } from "@/components/controls/translation";
import { de } from "@/lib/i18n/de";

export { metadata, viewport };

/** The document of the embeds in German and of the page that sets them up. */
export default function GermanEmbedsLayout({ children }: LayoutProps<"/de/embed">) {
  return (
    <Document locale="de">
      <Translation locale="de" messages={de}>
        {children}
      </Translation>
    </Document>
  );
}

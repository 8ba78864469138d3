import { Document } from "@/app/_shell/Document";
import { metadata, viewport } from "@/app/_shell/rootMetadata";

export { metadata, viewport };

/** The document of the embeds and of the page that sets them up. */
export default function EmbedsLayout({ children }: LayoutProps<"/embed">) {
  return <Document>{children}</Document>;
}

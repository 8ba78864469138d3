import { GermanDocument } from "../GermanDocument";

export { metadata, viewport } from "@/app/_shell/rootMetadata";

/** The document of the embeds in German and of the page that sets them up. */
export default function GermanEmbedsLayout({ children }: LayoutProps<"/de/embed">) {
  return <GermanDocument>{children}</GermanDocument>;
}

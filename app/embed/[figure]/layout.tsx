import { readFileSync } from "node:fs";
import type { ReactNode } from "react";

/** The agent of embeds as text: it must hear the first messages of a host, so it cannot wait for a file. */
const agent = readFileSync("public/engine/embed-agent.js", "utf8");

/** Pages for frames: nothing but the figure. */
export default function EmbedLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own code, needed before the first paint */}
      <script dangerouslySetInnerHTML={{ __html: agent }} />
      {children}
    </>
  );
}

import { readFileSync } from "node:fs";

/** The agent of embeds as text: it must hear the first messages of a host, so it cannot wait for a file. */
const agent = readFileSync("public/engine/embed-agent.js", "utf8");

/** The script that stands in each embed before its figure. */
export function EmbedAgent() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own code, needed before the first paint
  return <script dangerouslySetInnerHTML={{ __html: agent }} />;
}

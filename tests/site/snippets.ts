import { readFileSync } from "node:fs";

const docs = readFileSync("docs/embedding.md", "utf8");

/**
 * Returns the block of docs/embedding.md in a language that holds some text, for a copy of the site at `site`.
 *
 * @throws Error if there is none
 */
export function snippet(language: string, holds: string, site: string): string {
  const blocks = [...docs.matchAll(/```(\w+)\n([\s\S]*?)```/g)];
  const found = blocks.find(([, kind, text]) => kind === language && text.includes(holds));
  if (!found) throw new Error(`docs/embedding.md has no ${language} with ${holds}.`);
  return found[2].replaceAll("https://YOUR-HOST", site);
}

import { createHash } from "node:crypto";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/**
 * Returns the entries of a changelog as an RSS 2.0 document. Entries have no date, because the changelog has none; their
 * identifiers are made of their text, so a reader of the feed sees each entry once.
 *
 * @param changelog Markdown in the form of keepachangelog.com: a version under ##, a kind under ###, a list of changes
 * @param site address of the site, without a slash at the end
 */
export function feedOf(changelog: string, site: string): string {
  const items: string[] = [];
  let version = "";
  let kind = "";
  // A change may go on in indented lines.
  for (const line of changelog.replace(/\n {2,}(?=\S)/g, " ").split("\n")) {
    if (line.startsWith("## ")) version = line.slice(3);
    else if (line.startsWith("### ")) kind = line.slice(4);
    else if (line.startsWith("- ")) {
      const text = line.slice(2).replaceAll("`", "").replaceAll("**", "");
      const id = createHash("sha256").update(text).digest("hex").slice(0, 16);
      items.push(
        [
          "<item>",
          `<title>${escaped(`${kind}: ${text}`)}</title>`,
          `<category>${escaped(version)}</category>`,
          `<guid isPermaLink="false">blockwise-${id}</guid>`,
          `<link>${escaped(site)}/</link>`,
          "</item>",
        ].join("\n"),
      );
    }
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
<channel>
<title>Changes to Blockwise</title>
<link>${escaped(site)}/</link>
<description>What is new in the book, its figures and its commands.</description>
<language>en</language>
${items.join("\n")}
</channel>
</rss>
`;
}

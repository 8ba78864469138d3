/** One entry of the list at a chapter's end: its key and how often the chapter mentions it. */
export interface Mention {
  readonly key: string;
  readonly count: number;
}

/** Read what content/mdx/rehype-apparatus.mjs prints: "key:3 other:1". */
export function parseMentions(printed: string): Mention[] {
  return printed.split(" ").map((each) => {
    const colon = each.lastIndexOf(":");
    return { key: each.slice(0, colon), count: Number(each.slice(colon + 1)) };
  });
}

import { describe, expect, it } from "vitest";
import { defaultsOf } from "@/lib/options/options";
import { type FigureEntry, RANGE_STARTS } from "./figure";
import { embedQuery, embedSnippet, stateLink } from "./links";
import { testOptions as options } from "./testOptions";

const entry: FigureEntry = {
  name: "code-explorer",
  title: "What a byte stands for",
  caption: "Switch the eight bits of a code.",
  chapter: "256-numbers",
  heights: RANGE_STARTS.map((start) => 1300 - start / 2),
};
const values = { ...defaultsOf(options), code: 7, map: "linear" };

describe("links to a figure with its options", () => {
  it("lead to the figure's place in the page", () => {
    const link = stateLink(options, values, "https://x.org/chapters/a/?y=1#top", entry.name, false);
    const url = new URL(link);
    expect(url.searchParams.get("code-explorer.code")).toBe("7");
    expect(url.searchParams.get("y")).toBe("1");
    expect(url.hash).toBe("#code-explorer");
  });

  it("are escaped in the snippet, which asks for no permission that it does not need", () => {
    const snippet = embedSnippet(entry, embedQuery(options, values), "https://x.org");
    expect(snippet).toContain('src="https://x.org/embed/code-explorer/?map=linear&amp;code=7"');
    expect(snippet).toContain(`title="${entry.title}"`);
    expect(snippet).not.toContain("allow-same-origin");
  });

  it("have the height of the figure in columns of 720 pixels and more", () => {
    const height = Number(/ height="(\d+)"/.exec(embedSnippet(entry, "", "https://x.org"))?.[1]);
    for (const needed of entry.heights.slice(RANGE_STARTS.indexOf(720)))
      expect(height).toBeGreaterThan(needed);
    expect(height).toBeLessThan(entry.heights[0]);
  });
});

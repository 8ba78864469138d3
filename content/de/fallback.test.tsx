/** A block that a translation lacks, in the page that a reader gets: compiled and rendered as the build does it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, run } from "@mdx-js/mdx";
import * as runtime from "react/jsx-runtime";
import { prerender } from "react-dom/static";
import rehypeKatex from "rehype-katex";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { expect, it } from "vitest";
import { Translation } from "@/components/controls/translation";
import { de } from "@/lib/i18n/de";
import { parse } from "@/scripts/translations.mjs";
import rehypeApparatus from "../mdx/rehype-apparatus.mjs";
import remarkTranslation from "../mdx/remark-translation.mjs";
import { blocksOf } from "../mdx/translation.mjs";
import { vocabulary } from "../vocabulary";
import { germanVocabulary } from "./vocabulary";

const PATH = join(import.meta.dirname, "03-blocks.mdx");
const CHAPTER = readFileSync(PATH, "utf8");

/** Returns the page of a translated chapter. @param source of its translation */
async function pageOf(source: string): Promise<string> {
  // The plugins of next.config.mjs.
  const code = await compile(
    { path: PATH, value: source },
    {
      outputFormat: "function-body",
      remarkPlugins: [remarkGfm, remarkMath, remarkTranslation],
      rehypePlugins: [rehypeSlug, rehypeKatex, rehypeApparatus],
    },
  );
  const { default: Text } = await run(String(code), runtime);
  const { prelude } = await prerender(
    <Translation locale="de" messages={de}>
      <Text components={{ ...vocabulary, ...germanVocabulary }} />
    </Translation>,
  );
  return new Response(prelude).text();
}

/** A paragraph without values and links, which both languages have as it stands in the source. */
const MARK = "b0e303fd";

it("shows a paragraph that is not translated in English, at its place, and says so", async () => {
  const [marked, german] = new RegExp(`\\{/\\* source ${MARK} \\*/\\}\\s+(.+)\\s+`).exec(CHAPTER)!;
  const english = readFileSync(join(import.meta.dirname, "../chapters/03-blocks.mdx"), "utf8");
  const { source } = blocksOf(parse(english), english).find(({ mark }) => mark === MARK)!;

  const page = await pageOf(CHAPTER.replace(marked, ""));
  // React separates texts by comments.
  const html = page.replaceAll("<!-- -->", "").replaceAll(/\s+/g, " ");
  const [passage, ...more] = html.match(/<div [^>]*data-untranslated.*?<\/div> ?<\/div>/g) ?? [""];
  expect(more).toEqual([]);
  expect(passage).toContain("Noch nicht übersetzt:</p>");
  expect(passage).toContain(`<div lang="en"><p>${source.replaceAll(/\s+/g, " ")}</p></div>`);
  expect(html.includes(german)).toBe(false);
  expect(/<p [^>]*role="note">(.*?)<\/p>/.exec(html)?.[1]).toBe(
    "Übersetzung aus dem Englischen. Ein Absatz ist noch auf Englisch.",
  );
  // It stands between its German neighbours.
  const [before, after] = html.split(passage).map((part) => part.trim());
  expect(before.slice(-100)).toMatch(/welche Werte sich einen Absmax teilen sollen\.<\/p>$/);
  expect(after.slice(0, 100)).toMatch(/^<p>Der Artikel/);
});

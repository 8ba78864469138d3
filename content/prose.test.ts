import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FIGURE_NAMES } from "@/components/figures";
import { allEntries } from "@/components/figures/entries";
import { chapters } from "./chapters";
import { values } from "./values";

const folder = join(import.meta.dirname, "chapters");
const files = [
  join(import.meta.dirname, "cover.mdx"),
  ...readdirSync(folder).map((name) => join(folder, name)),
].filter((path) => path.endsWith(".mdx"));

/** Returns the running text of a chapter, without listings, formulas, tags and addresses. */
const proseOf = (source: string) =>
  source
    .replace(/```[\s\S]*?```/g, "")
    .replace(/\$\$[\s\S]*?\$\$|\$[^$\n]*\$/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/\]\([^)]*\)/g, "]");

const fileName = (number: number, slug: string) => `${String(number).padStart(2, "0")}-${slug}.mdx`;

/** Removes version numbers, which look like decimals. */
const withoutVersions = (prose: string) => prose.replace(/\d+\.\d+\.\d+|versions? \d+\.\d+/g, "");

test.each(files)("%s contains no typed decimal and no typed percentage", (path) => {
  const prose = withoutVersions(proseOf(readFileSync(path, "utf8")));
  expect(prose.match(/\S*\d[.,]\d{1,2}\b\S*|\d+ ?(%|percent)/g) ?? []).toEqual([]);
});

test.each(files)("%s shows only numbers that are computed", (path) => {
  const shown = [...readFileSync(path, "utf8").matchAll(/<Value of="([^"]*)"/g)].map(([, name]) => name);
  expect(shown.filter((name) => !values[name])).toEqual([]);
});

test("each computed value is shown in a text", () => {
  const texts = files.map((path) => readFileSync(path, "utf8")).join("\n");
  expect(Object.keys(values).filter((name) => !texts.includes(`"${name}"`))).toEqual([]);
});

/** Length of a chapter, words: a computed number, a term and a formula each count as one word. */
const WORDS = { least: 1200, most: 2000 };
const wordsOf = (source: string) =>
  source
    .replace(/```[\s\S]*?```/g, "")
    .replace(/\$\$[\s\S]*?\$\$|\$[^$\n]*\$|<(Value|Paper|Term)\b[^>]*\/>/g, "x")
    .replace(/<[^>]*>/g, "")
    .match(/\S*\w\S*/g)?.length ?? 0;

test.each(chapters)("the length of chapter $number is within its limits", ({ number, slug }) => {
  const words = wordsOf(readFileSync(join(folder, fileName(number, slug)), "utf8"));
  expect(words).toBeGreaterThanOrEqual(WORDS.least);
  expect(words).toBeLessThanOrEqual(WORDS.most);
});

test("each chapter has its file, numbered as in the list", () => {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".mdx"))
    .sort();
  expect(names).toEqual(chapters.map(({ number, slug }) => fileName(number, slug)));
});

test("each question of the book has its own id, under which its answer is stored", () => {
  const asked = files.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/<(?:Predict|Exercise)\s[^>]*?id="([^"]*)"/g)].map(
      ([, id]) => id,
    ),
  );
  expect(asked.filter((id, i) => asked.indexOf(id) !== i)).toEqual([]);
});

test.each(files)("%s shows only figures that exist", (path) => {
  const shown = [...readFileSync(path, "utf8").matchAll(/<Figure name="([^"]*)"/g)].map(([, name]) => name);
  expect(FIGURE_NAMES).toEqual(expect.arrayContaining(shown));
});

test("each figure belongs to the cover or to a chapter that shows it", async () => {
  for (const { name, chapter } of await allEntries()) {
    const path = files.find((each) => each.endsWith(chapter === "" ? "cover.mdx" : `-${chapter}.mdx`));
    expect(path && readFileSync(path, "utf8"), `${name} in "${chapter}"`).toContain(`<Figure name="${name}"`);
  }
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources that are searched have placeholders
import { describe, expect, it } from "vitest";
import { foldersWithWords, literalsIn, needlessExceptions, unkeyedWords } from "@/scripts/literals.mjs";

/** A place in a template, apart so that this file holds none in its texts. */
const PLACE = ["$", "{x}"].join("");

const wordsIn = (source: string) => literalsIn("View.tsx", source).map(({ text }) => text);

describe("words without a key", () => {
  it("are what a reader reads or hears", () => {
    expect(wordsIn('const View = () => <p aria-label="Loss">Two words</p>;')).toEqual(["Loss", "Two words"]);
    expect(wordsIn(`const say = (x: number) => \`after ${PLACE} steps\`;`)).toEqual(["after {} steps"]);
    expect(wordsIn('const list = [{ label: "first moment" }];')).toEqual(["first moment"]);
  });

  it("are no keys, css, media queries, selectors, code and errors of programmers", () => {
    for (const source of [
      'const say = () => t("one.key", { why: x });',
      'const query = matchMedia("(prefers-reduced-motion: reduce)");',
      `const move = (x: number) => \`translate(${PLACE} ${PLACE})\`;`,
      'const fields = "input, select, [role=slider]";',
      `const frame = (x: string) => \`<iframe src="${PLACE}" width="100%"></iframe>\`;`,
      'const scheme = { colorScheme: "light dark" };',
      'const refuse = () => new ArgumentError("bits must be whole");',
      'const View = () => <p className="two words" />;',
    ])
      expect(wordsIn(source), source).toEqual([]);
  });
});

it("has no exception for files that have no such words any more", () => {
  expect(needlessExceptions()).toEqual([]);
});

it.each(foldersWithWords())("%s has no words without a key", (folder) => {
  expect(unkeyedWords(folder)).toEqual([]);
});

import MiniSearch from "minisearch";
import { expect, it } from "vitest";
import { NAUGHTY_STRINGS } from "@/tests/support/naughtyStrings";
import { findSections } from "./bookIndex";
import { INDEX_OPTIONS } from "./options.mjs";

const index = new MiniSearch(INDEX_OPTIONS);
const section = (path: string, heading: string, text: string) => ({
  path,
  chapter: "Chapter 1: A",
  heading,
  text,
});
index.addAll([
  section("/a/#one", "Outliers", "They set the scale of a block: bytes, bytes and bytes."),
  section("/a/#two", "Blocks", "An outlier stays in its block. The blocks are short."),
  section("/a/#three", "Bytes", "A block of 2048 values."),
]);
const paths = (query: string) => findSections(index, query).map(({ path }) => path);

it("finds the sections with all words, a match in the heading first", () => {
  expect(paths("outlier block").sort()).toEqual(["/a/#one", "/a/#two"]);
  expect(paths("outlier 2048")).toEqual([]);
  expect(paths("bytes")).toEqual(["/a/#three", "/a/#one"]);
});

it("finds continuations and one misspelling, and says which words it found", () => {
  expect(paths("outl")).toContain("/a/#one");
  const [found] = findSections(index, "otlier");
  expect(found.terms).toContain("outlier");
});

it("does not take a single digit for the beginning of a number", () => {
  expect(paths("2")).toEqual([]);
  expect(paths("2048")).toEqual(["/a/#three"]);
});

it("finds nothing for an empty query, and takes any text", () => {
  expect(paths(" ")).toEqual([]);
  for (const text of NAUGHTY_STRINGS) expect(() => paths(text)).not.toThrow();
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { NAUGHTY_STRINGS } from "@/tests/support/naughtyStrings";
import { excerptOf, markedPieces } from "./excerpt";

const joined = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text).join("");
const marks = (pieces: readonly { text: string; marked: boolean }[]) =>
  pieces.filter(({ marked }) => marked).map(({ text }) => text);

it("marks whole words in any case, and leaves the text as it is", () => {
  const text = "The absmax of a block; “Absmax” again, not absmaxes.";
  const pieces = markedPieces(text, ["absmax"]);
  expect(marks(pieces)).toEqual(["absmax", "Absmax"]);
  expect(joined(pieces)).toBe(text);
});

it("marks the parts of a word with a hyphen", () => {
  expect(marks(markedPieces("An 8-bit state", ["8", "bit"]))).toEqual(["8", "bit"]);
});

it("shows the part of a long text that has the most different words", () => {
  const filler = "Nothing of interest stands here. ".repeat(20);
  const text = `block ${filler}a block with an outlier in it. ${filler}`;
  const pieces = excerptOf(text, ["block", "outlier"]);
  expect(marks(pieces)).toEqual(["block", "outlier"]);
  expect(joined(pieces)).toMatch(/^… .* …$/);
  expect(joined(pieces).length).toBeLessThanOrEqual(240 + 4);
});

it("shows the beginning of a text without the words, which then stand in the heading", () => {
  const pieces = excerptOf("word ".repeat(100), ["heading"]);
  expect(marks(pieces)).toEqual([]);
  expect(joined(pieces)).toMatch(/^word .* …$/);
});

it("keeps any text and any words, and never cuts within a word that a space follows", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 600 }), fc.array(fc.string()), (text, terms) => {
      expect(joined(markedPieces(text, terms))).toBe(text);
      const part = joined(excerptOf(text, terms)).replace(/^… | …$/g, "");
      expect(text).toContain(part);
    }),
  );
  for (const text of NAUGHTY_STRINGS) expect(joined(excerptOf(text, [text.toLowerCase()]))).toBe(text);
});

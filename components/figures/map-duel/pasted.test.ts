import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNumbers } from "./pasted";

const found = (text: string) => Array.from(parseNumbers(text).values);

describe("parseNumbers", () => {
  it("reads numbers with any separators", () => {
    expect(found("1,2;3\n4\t5|6")).toEqual([1, 2, 3, 4, 5, 6]);
    expect(found("[-0.5, +2, .25, 4., 1e-3, −8]")).toEqual([-0.5, 2, 0.25, 4, Math.fround(1e-3), -8]);
    expect(parseNumbers("1 2 3").notes).toEqual([]);
  });

  it("ignores words, and digits inside words, with a note", () => {
    const { values, notes } = parseNumbers("layer1.weight 0.5 m2 and 3px 7");
    expect(Array.from(values)).toEqual([0.5, 7]);
    expect(notes[0]).toContain("4 words");
  });

  it("leaves out numbers that are not finite as float32", () => {
    const { values, notes } = parseNumbers("1 inf -Infinity NaN 1e39 2 ∞");
    expect(Array.from(values)).toEqual([1, 2]);
    expect(notes.join(" ")).toContain("5 values are not finite");
    expect(notes.join(" ")).not.toContain("word");
  });

  it("has a note on empty, constant and zero data", () => {
    expect(parseNumbers("  ").notes[0]).toContain("Paste some numbers");
    expect(parseNumbers("none").notes.at(-1)).toContain("no number");
    expect(parseNumbers("3 3 3").notes[0]).toContain("equal");
    expect(parseNumbers("0 0").notes[0]).toContain("zero");
  });

  it("reads any list of floats, and accepts any text", () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true })), (numbers) => {
        // The text of -0 is "0".
        expect(found(numbers.join(" "))).toEqual(numbers.map((value) => value + 0));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const value of found(text)) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

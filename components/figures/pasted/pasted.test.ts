import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NAUGHTY_STRINGS } from "@/tests/support/naughtyStrings";
import { parseNumbers } from "./pasted";

const naughty = fc.constantFrom(...NAUGHTY_STRINGS);
const naughtyPair = fc.tuple(naughty, naughty).map(([one, other]) => `${one}${other}`);

const found = (text: string) => Array.from(parseNumbers(text).values);

describe("parseNumbers", () => {
  it("reads numbers with any separators", () => {
    expect(found("1,2;3\n4\t5|6")).toEqual([1, 2, 3, 4, 5, 6]);
    expect(found("[-0.5, +2, .25, 4., 1e-3, −8]")).toEqual([-0.5, 2, 0.25, 4, Math.fround(1e-3), -8]);
    expect(parseNumbers("1 2 3").notes).toEqual([]);
  });

  it.each([
    ["NumPy", "array([ 1.5, -2.  ,  3e-05], dtype=float32)", [1.5, -2, 3e-5]],
    ["NumPy with a shape", "array([1.5], dtype=float32), shape=(1,)", [1.5]],
    ["NumPy without commas", "[[ 0.1 -0.2]\n [ 1.   3. ]]", [0.1, -0.2, 1, 3]],
    ["NumPy scalars", "[np.float32(1.5), np.float64(-2.25)]", [1.5, -2.25]],
    [
      "PyTorch",
      "tensor([[ 1.2000e+00, -3.0000e-02]], device='cuda:0', dtype=torch.float16, grad_fn=<AddBackward0>)",
      [1.2, -0.03],
    ],
    ["a PyTorch parameter", "Parameter containing:\ntensor([0.5, 1.], requires_grad=True)", [0.5, 1]],
    [
      "TensorFlow",
      "<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1.5, 2.5], dtype=float32)>",
      [1.5, 2.5],
    ],
    ["JAX", "Array([1.5, 2.5], dtype=float32, weak_type=True)", [1.5, 2.5]],
    ["JSON", '{"layer 1": [0.5, 1e-3], "2": -4}', [0.5, 1e-3, -4]],
    ["a CSV column", "weight\n0.5\n-1.25\n", [0.5, -1.25]],
    ["a spreadsheet", "0.5\t1.5\r\n-2\t3", [0.5, 1.5, -2, 3]],
    ["a pandas series", "0    1.5\n1   -2.5\n2    3.0\nName: w, dtype: float64", [1.5, -2.5, 3]],
    ["separators of thousands", "1,234.5\n-12,345,678\n7", [1234.5, -12345678, 7]],
    ["decimal commas", "0,31\n-0,02\n1,5\n12", [0.31, -0.02, 1.5, 12]],
    ["decimal commas between semicolons", "-0,5; 1,25;,75", [-0.5, 1.25, 0.75]],
    ["points for thousands", "1.234,5 -2.000,25", [1234.5, -2000.25]],
    ["pairs between brackets", "[1,234.5]", [1, 234.5]],
  ])("reads %s", (_, text, expected) => {
    expect(found(text)).toEqual(expected.map(Math.fround));
  });

  it("says how commas and gaps were read", () => {
    const note = (text: string) => parseNumbers(text).notes[0];
    expect(note("0,31 -0,02")).toBe("Commas are read as decimal commas.");
    expect(note("1,234.5")).toBe("Commas are read as separators of thousands.");
    expect(note("1,2\n3,4")).toMatch(/^Commas are read as separators; write decimal points/);
    expect(note("[0.1, 0.2, ..., 0.9]")).toMatch(/^The text leaves values out/);
  });

  it("says how many numbers were read, with the first and last three", () => {
    expect(parseNumbers("0.1 2 3").read).toBe("3 numbers are read: 0.1, 2, 3.");
    expect(parseNumbers("7").read).toBe("1 number is read: 7.");
    expect(parseNumbers("1 2 3 4 5 6 7 8").read).toBe("8 numbers are read: 1, 2, 3, … 6, 7, 8.");
    expect(parseNumbers("none").read).toBe("");
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
      fc.property(fc.oneof(fc.string({ unit: "binary" }), naughty, naughtyPair), (text) => {
        for (const value of found(text)) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });
});

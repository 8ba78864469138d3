import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import { largestSize, ledgerOf, OWN_SHAPE, parametersOf } from "./memory";
import { readModel } from "./modelConfig";
import { MAX_LIST_CHARACTERS, MAX_SHAPE_CHARACTERS, readTensorList, tensorsOf } from "./tensorList";

const problemOf = (text: string) => {
  const read = readModel(text);
  return "problem" in read ? read.problem : undefined;
};

describe("a list of shapes", () => {
  it.each([
    ["encoder.weight 768x3072", 768 * 3072],
    ["encoder.weight: 768 × 3072", 768 * 3072],
    ["wte:50257x768", 50_257 * 768],
    ["bias 768", 768],
    ["768x3072", 768 * 3072],
    ["wte: [50257, 768]", 50_257 * 768],
    ["  wte = [50257,768],  ", 50_257 * 768],
    ["[50257, 768]", 50_257 * 768],
    ["(768,)", 768],
    ["h.0.ln_1.weight (768,)", 768],
    ["conv.weight torch.Size([1280, 80, 3])", 1280 * 80 * 3],
    ["conv.weight torch.Size([1280, 80, 3]) torch.float32 True", 1280 * 80 * 3],
    ["('wte.weight', torch.Size([50257, 768]))", 50_257 * 768],
    ["'wte.weight': torch.Size([50257, 768]),", 50_257 * 768],
    ["temperature torch.Size([])", 1],
    ['{"wte": [50257, 768]}', 50_257 * 768],
    ['{"0": [2, 3], "__proto__": [4]}', 10],
  ])("reads %s", (text, parameters) => {
    expect(readModel(text)).toMatchObject({ parameters });
  });

  it("counts equal sizes together, and skips empty lines and comments", () => {
    const text = "# names\r\na 2x3\r\n\r\nb [3, 2]\r\nc (768,)\r\n(768,)\n(768,)";
    expect(readModel(text)).toEqual({ shape: "2x6.3x768", tensors: 5, parameters: 12 + 3 * 768 });
    expect(tensorsOf("2x6.3x768")).toEqual([
      { count: 2, size: 6 },
      { count: 3, size: 768 },
    ]);
  });

  it.each([
    ["a 2x3\nnonsense", "Line 2 is not understood: “nonsense”."],
    ["a 2x3\n\n768 3072", "Line 3 is not understood"],
    ["a [1.5, 2]", "Line 1 is not understood"],
    ["a -3", "Line 1 is not understood"],
    ["a [3,, 4]", "Line 1 is not understood"],
    ["<generator object Module.named_parameters at 0x7f>", "Line 1 is not understood"],
    ["a 2x3\nb 0x4", "Line 2: each dimension is a whole number from 1."],
    [`a ${"9".repeat(400)}`, "Line 1: each dimension is a whole number from 1."],
    ["a 99999999x99999999", "Line 1: the tensor is too large."],
    ["a 1x1x1x1x1x1x1x1x1", "Line 1: a tensor has at most 8 dimensions."],
    ["a 60000000x1000000\nb 60000000x1000000", "The list has too many parameters."],
    ["a 2\nb 2\na 3", "Line 3: the tensor “a” is on line 1 already."],
    [`a 2\n${"[".repeat(501)}`, "Line 2 is longer than 500 characters."],
    ["1\n".repeat(20_001), "The list has more than 20,000 tensors."],
    [Array.from({ length: 97 }, (_, i) => i + 1).join("\n"), "The list has 97 different sizes of tensors"],
    ["#".repeat(MAX_LIST_CHARACTERS + 1), "The text is longer than 1,000,000 characters."],
    ["# nothing", "The list has no tensor."],
    ['{\n"a": [2],\n"b": "2"}', "Line 3, “b”: a list of dimensions such as [768, 3072] is expected."],
    ['{"a": [2, "3"]}', "Line 1, “a”: each dimension is a whole number from 1."],
    ['{"a": [[2]]}', "Line 1, “a”: each dimension is a whole number from 1."],
    ['{"\\u0061": [0]}', "“a”: each dimension is a whole number from 1."],
  ])("is refused with a sentence: %.40j", (text, problem) => {
    expect(problemOf(text)).toMatch(new RegExp(`^${problem.replaceAll(/[.[\](){}]/g, "\\$&")}`));
  });

  it("comes back from the link, whatever its tensors are", () => {
    const dimensions = fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(dimensions, { minLength: 1, maxLength: 60 }), (list) => {
        const read = readTensorList(list.map((shape, i) => `t${i}: [${shape}]`).join("\n"));
        if ("problem" in read) throw new Error(read.problem);
        expect(read.shape.length).toBeLessThanOrEqual(MAX_SHAPE_CHARACTERS);
        const tensors = tensorsOf(read.shape) ?? [];
        expect(tensors.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
        expect(tensors.reduce((sum, { count, size }) => sum + count * size, 0)).toBe(read.parameters);
      }),
    );
  });

  it("never throws, whatever the text or the link is", () => {
    const hostile = fc.string({ unit: fc.constantFrom(..."a1x, []():\"'{}\n-.×") });
    fc.assert(fc.property(fc.oneof(hostile, fc.string()), (text) => void readModel(text)));
    for (const shape of [
      "",
      "x",
      "0x3",
      "1x0",
      "1x2.",
      "20001x1",
      "1x1e9",
      "2x99999999999999",
      "1x".repeat(1e5),
    ])
      expect(tensorsOf(shape)).toBeUndefined();
  });
});

describe("the ledger of a list", () => {
  const setup = {
    ...{ model: OWN_SHAPE, shape: "10x4095.1x8192", millions: 1, rule: "adam", blockSize: 256 },
    ...{ weights: 4, gradients: 4, activations: 0, gpus: 1, gpu: 24 },
  };
  const n = parametersOf(setup);

  it("keeps the small tensors in 32 bits, and the others in blocks of their own", () => {
    expect(n).toBe(10 * 4095 + 8192);
    const storage = { bits: 8, blockSize: 256, min8bitSize: 4096 };
    const large = stateBytes(ruleNamed("adam"), 8192, storage);
    expect(ledgerOf(setup, n, 8).state).toBe(10 * 4095 * 8 + large.total);
    expect(ledgerOf(setup, n, 8).absmax).toBe(large.absmax);
    // Half of the large tensor still has 4,096 values, and a third has fewer.
    expect(ledgerOf({ ...setup, gpus: 2 }, n, 8).absmax).toBe(large.absmax / 2);
    expect(ledgerOf({ ...setup, gpus: 3 }, n, 8).absmax).toBe(0);
  });

  it("has no attention for LoRA, and no effect on the largest size", () => {
    expect(ledgerOf({ ...setup, rank: 8 }, n, 8)).toEqual(ledgerOf(setup, n, 8));
    expect(largestSize(setup, 8)).toBe(largestSize({ ...setup, model: "free" }, 8));
  });
});

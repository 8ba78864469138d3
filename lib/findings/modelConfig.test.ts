import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readModel, shapeOf } from "./modelConfig";
import { llamaLike } from "./modelShapes";
import { presetNamed } from "./models";

const llama = {
  model_type: "llama",
  hidden_size: 4096,
  intermediate_size: 11_008,
  num_attention_heads: 32,
  num_hidden_layers: 32,
  vocab_size: 32_000,
};
const read = (config: unknown) => readModel(JSON.stringify(config));
const counted = (config: unknown) => {
  const found = read(config);
  const shape = "shape" in found ? shapeOf(found.shape) : undefined;
  if (!shape) throw new Error(JSON.stringify(found));
  return llamaLike(shape);
};

describe("a config.json", () => {
  it("is counted like the models of the list", () => {
    expect(counted(llama)).toBe(presetNamed("llama-2-7b")!.counted);
    const mistral = { ...llama, model_type: "mistral", num_key_value_heads: 8, intermediate_size: 14_336 };
    expect(counted(mistral)).toBe(presetNamed("mistral-7b")!.counted);
    expect(
      counted({
        model_type: "qwen2",
        hidden_size: 3584,
        intermediate_size: 18_944,
        num_attention_heads: 28,
        num_hidden_layers: 28,
        num_key_value_heads: 4,
        tie_word_embeddings: false,
        vocab_size: 152_064,
      }),
    ).toBe(presetNamed("qwen2-5-7b")!.counted);
    expect(
      counted({
        model_type: "gemma",
        hidden_size: 3072,
        intermediate_size: 24_576,
        num_attention_heads: 16,
        num_hidden_layers: 28,
        num_key_value_heads: 16,
        head_dim: 256,
        vocab_size: 256_000,
      }),
    ).toBe(presetNamed("gemma-7b")!.counted);
    // A shared embedding counts once.
    expect(counted(llama) - counted({ ...llama, tie_word_embeddings: true })).toBe(32_000 * 4096);
  });

  it.each([
    ["{", /no JSON/],
    ["null", /Line 1 is not understood/],
    ["[[1]]", /Line 1 is not understood/],
    [JSON.stringify({ architectures: ["A"], ...llama, model_type: "x" }), /model_type is “x”/],
    ["{}", /model_type is missing; the ledger can count llama/],
    [JSON.stringify({ ...llama, model_type: "toString" }), /“toString”/],
    [JSON.stringify({ ...llama, vocab_size: "32000" }), /vocab_size is missing/],
    [JSON.stringify({ ...llama, hidden_size: 4095 }), /no multiple/],
    [JSON.stringify({ ...llama, attention_bias: true }), /attention_bias/],
    [JSON.stringify({ ...llama, num_key_value_heads: 0 }), /num_key_value_heads/],
  ])("is refused with a sentence: %s", (text, problem) => {
    expect(readModel(text)).toEqual({ problem: expect.stringMatching(problem) });
  });

  it("never throws, whatever the text is", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readModel(text)));
    fc.assert(fc.property(fc.string(), (text) => void shapeOf(text)));
    for (const text of ["", "1.2.3", "1.2.3.4.5.6.0", "1.2.3.4.5.6.7.x", "1.2.3.4.5.6.99999999999"])
      expect(shapeOf(text)).toBeUndefined();
  });
});

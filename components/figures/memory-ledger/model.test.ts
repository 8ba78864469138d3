import { describe, expect, it } from "vitest";
import {
  fits,
  GB,
  largestPreset,
  largestSize,
  ledgerOf,
  OWN_SHAPE,
  parametersOf,
} from "@/lib/findings/memory";
import { COUNT_SOURCES, countAgrees, PRESETS, presetNamed } from "@/lib/findings/models";
import { stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import { defaultsOf } from "@/lib/options/options";
import { placeLabels } from "./Bars";
import { FREE, memoryLedgerOptions, OWN_GPU } from "./figure";
import { english } from "./messages";
import { captionOf, type LedgerValues, measuredLine, setupOf, storedWords, tableOf } from "./model";

const defaults = defaultsOf(memoryLedgerOptions) as LedgerValues;
const values = (patch: Partial<LedgerValues>): LedgerValues => ({ ...defaults, ...patch });

describe("the ledger", () => {
  it("has the state bytes of lib/numerics, and the sum of its parts", () => {
    const ledger = ledgerOf(defaults, 1_542_000_000, 8);
    const state = stateBytes(ruleNamed("adam"), 1_542_000_000, {
      bits: 8,
      blockSize: 256,
      min8bitSize: 4096,
    });
    expect(ledger).toMatchObject({ state: state.total, absmax: state.absmax, weights: 4 * 1_542_000_000 });
    expect(ledger.total).toBe(ledger.weights + ledger.gradients + ledger.state + ledger.activations);
  });

  it("divides everything but the activations over the GPUs", () => {
    const [one, eight] = [1, 8].map((gpus) => ledgerOf(values({ gpus }), 8e9, 32));
    for (const part of ["weights", "gradients", "state"] as const) expect(eight[part]).toBe(one[part] / 8);
    expect(eight.activations).toBe(one.activations);
    // 10 parameters over 4 GPUs: the fullest one has 3.
    expect(ledgerOf(values({ gpus: 4 }), 10, 32).weights).toBe(12);
  });

  it("finds the largest size exactly", () => {
    for (const patch of [{}, { gpus: 8, bits: 4 }, { weights: 6, gradients: 2, gpu: 80 }] as const) {
      const chosen = values(patch);
      const size = largestSize(chosen, chosen.bits);
      expect(fits(chosen, size, chosen.bits)).toBe(true);
      expect(fits(chosen, size + 1 + chosen.gpus, chosen.bits)).toBe(false);
    }
    expect(largestSize(values({ activations: 80, gpu: 24 }), 8)).toBe(0);
    expect(largestPreset(values({ activations: 80, gpu: 24 }), 8)).toBeUndefined();
  });

  it("finds the largest preset that fits", () => {
    const found = largestPreset(defaults, 8)!;
    expect(fits(defaults, found.parameters, 8)).toBe(true);
    for (const { parameters } of PRESETS) {
      if (parameters > found.parameters) expect(fits(defaults, parameters, 8)).toBe(false);
    }
  });

  it("has a row for each part and the sum in both precisions", () => {
    const { columns, rows } = tableOf(values({ model: FREE, millions: 1000 }));
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(rows.at(-1)).toEqual(["sum", 18 * GB, 18, 12.03125 * GB, 12.0313]);
  });

  it("has all rows of the paper for a GPU, and none for what the paper did not measure", () => {
    expect(measuredLine(values({ gpu: 24 }), 32)).toBe("MT5-base (580M) and GPT-2-medium (762M)");
    expect(measuredLine(values({ gpu: 24 }), 8)).toBe("MT5-large (1.2B) and GPT-2-large (1.5B)");
    expect(measuredLine(values({ gpu: 6 }), 8)).toBe("RoBERTa-large (355M)");
    expect(measuredLine(values({ gpu: 24 }), 4)).toBe("no such row");
    expect(measuredLine(values({ gpu: 80 }), 8)).toBe("no such row");
  });

  it("counts one moment in fewer bits beside the other in 32", () => {
    const chosen = (moments: "first" | "second", rule = "adam") =>
      values({ model: FREE, millions: 1000, moments, rule });
    for (const [moments, label] of [
      ["first", "8-bit m and 32-bit r"],
      ["second", "32-bit m and 8-bit r"],
    ] as const) {
      const { state, stored } = ledgerOf(chosen(moments), 1e9, 8);
      expect(storedWords(stored, english)).toBe(label);
      expect(state).toBe(1e9 + 4 * Math.ceil(1e9 / 256) + 4e9);
      expect(captionOf(chosen(moments))).toMatch(new RegExp(`32 bits and 5\\.02\\sGB with ${label}`));
      expect(tableOf(chosen(moments)).columns).toContain(`${label} state, bytes`);
      expect(measuredLine({ ...chosen(moments), gpu: 24 }, 8)).toBe("no such row");
      expect(ledgerOf(chosen(moments), 1e9, 32).stored).toBe(32);
    }
    expect(ledgerOf(chosen("first", "momentum"), 1e9, 8).stored).toBe(8);
    expect(captionOf(chosen("second", "momentum"))).toContain(
      "That saves nothing: Momentum has no second moment.",
    );
    expect(ledgerOf(chosen("second", "rmsprop"), 1e9, 8).stored).toBe(8);
  });

  it("states which precisions fit", () => {
    expect(captionOf(values({ model: "opt-1-3b" }))).toMatch(/Both fit in 24 GB/);
    expect(captionOf(values({ model: "gpt-2-xl" }))).toMatch(/Only the 8-bit one fits in 24 GB/);
    expect(captionOf(values({ model: "bloom-176b" }))).toMatch(/Neither fits/);
    expect(captionOf(values({ model: FREE, millions: 1, gpus: 256 }))).toContain(
      "That saves nothing: a share of fewer than 4,096 values keeps 32-bit state.",
    );
    expect(tableOf(values({ gpus: 1 })).caption).toContain("over 1 GPU;");
  });
});

describe("what people ask about", () => {
  const OPT = { model: "opt-6-7b", activations: 0 } as const;

  it("counts state in the precision of the weights", () => {
    const pure = ledgerOf(values({ ...OPT, weights: 2, gradients: 2 }), 6.74e9, 16);
    expect(pure.state).toBe(2 * 2 * 6.74e9);
    expect(pure.total).toBe(8 * 6.74e9);
    expect(captionOf(values({ bits: 16 }))).toMatch(/in 32 bits and .* in 16\. That saves 50/);
  });

  it("counts no gradients where they are applied in the backward pass, and two where both are kept", () => {
    expect(ledgerOf(values({ gradients: 0 }), 1e9, 8).gradients).toBe(0);
    expect(ledgerOf(values({ gradients: 6 }), 1e9, 8).gradients).toBe(6e9);
  });

  it("computes what fits in bytes, in GB and in GiB", () => {
    // 14 bytes a parameter.
    const setup = { weights: 2, gradients: 4, activations: 0, model: FREE } as const;
    const at = (gpuUnit: "GB" | "GiB") => largestSize(setupOf(values({ ...setup, gpuUnit })), 32);
    expect(at("GiB") / at("GB")).toBeCloseTo(2 ** 30 / 1e9, 6);
    const edge = values({ ...setup, millions: 1750, gpuUnit: "GiB" });
    expect(captionOf(edge)).toContain("Both fit in 24 GiB.");
    expect(captionOf({ ...edge, gpuUnit: "GB" })).toContain("Only the 8-bit one fits in 24 GB.");
  });

  it("takes a GPU of any size", () => {
    expect(captionOf(values({ gpu: OWN_GPU, ownGpu: 10 }))).toMatch(/fits? in 10 GB\./);
    expect(fits(setupOf(values({ gpu: OWN_GPU, ownGpu: 16.5 })), 1e9, 32)).toBe(false);
    expect(fits(setupOf(values({ gpu: OWN_GPU, ownGpu: 18 })), 1e9, 32)).toBe(true);
  });
});

describe("LoRA", () => {
  const llama = { model: "llama-2-7b", weights: 2, gradients: 2, activations: 0 } as const;

  it("has gradients and state for its own matrices alone", () => {
    const n = presetNamed("llama-2-7b")!.parameters;
    const ledger = ledgerOf(values({ ...llama, rank: 8 }), n, 32);
    // 32 layers of four projections, each with 8 rows of 4,096 and 8 columns of 4,096.
    const trained = 32 * 4 * 2 * 8 * 4096;
    expect(ledger).toMatchObject({
      trained,
      weights: 2 * (n + trained),
      gradients: 2 * trained,
      state: 8 * trained,
    });
    expect(captionOf(values({ ...llama, rank: 8 }))).toContain(
      "LoRA of rank 8 trains 8.39 million and freezes the rest.",
    );
  });

  it("counts each matrix by itself: a small one keeps 32-bit state", () => {
    const rank = (value: LedgerValues["rank"]) =>
      values({ model: "roberta-base", activations: 0, rank: value });
    const state = (value: LedgerValues["rank"], bits: number) => ledgerOf(rank(value), 125e6, bits).state;
    // 4 rows of 768 are fewer than 4,096 values, 8 are more.
    expect(state(4, 8)).toBe(state(4, 32));
    expect(state(8, 8)).toBeLessThan(0.3 * state(8, 32));
    expect(captionOf(rank(4))).toContain("That saves nothing");
  });

  it("keeps no 32-bit copy of frozen weights, and follows shared keys and second attention", () => {
    const at = (model: string) => {
      const { parameters } = presetNamed(model)!;
      return {
        ...ledgerOf(values({ model, weights: 6, rank: 16, activations: 0 }), parameters, 8),
        parameters,
      };
    };
    for (const model of ["llama-3-8b", "t5-3b"]) {
      const { weights, trained, parameters } = at(model);
      expect(weights).toBe(2 * parameters + 6 * trained);
    }
    // Queries and output 4,096 wide, keys and values 1,024.
    expect(at("llama-3-8b").trained).toBe(32 * 16 * (2 * (4096 + 4096) + 2 * (4096 + 1024)));
    // 24 blocks in the encoder and 48 in the decoder; 32 heads of 128 on a width of 1,024.
    expect(at("t5-3b").trained).toBe(72 * 16 * 4 * (1024 + 4096));
  });

  it("works with a shape of the reader's own", () => {
    const own = values({ model: OWN_SHAPE, shape: "32.4096.32.32.128.11008.32000", rank: 8 });
    const preset = values({ model: "llama-2-7b", rank: 8 });
    const n = parametersOf(preset);
    expect(parametersOf(own)).toBe(n);
    expect(ledgerOf(own, n, 8)).toEqual(ledgerOf(preset, n, 8));
    expect(captionOf(own)).toMatch(/^Your model with 6\.74 billion parameters/);
    // A shape that cannot be read is the size of the option `millions`.
    expect(parametersOf(values({ model: OWN_SHAPE, shape: "nonsense", millions: 5 }))).toBe(5e6);
  });

  it("has no effect on a size of the reader's own", () => {
    const own = { model: FREE, millions: 1000 } as const;
    expect(ledgerOf(values({ ...own, rank: 8 }), 1e9, 8)).toEqual(ledgerOf(values(own), 1e9, 8));
  });
});

describe("shapes without a published number", () => {
  const counted = (name: string) => presetNamed(name)!.counted;

  it("are counted with their norms and biases", () => {
    // By hand: embedding and output, then for each layer attention, feed-forward part and two norms, and a last norm.
    expect(counted("mistral-7b")).toBe(
      2 * 32_000 * 4096 + 32 * (2 * 4096 ** 2 + 2 * 4096 * 1024 + 3 * 4096 * 14_336 + 2 * 4096) + 4096,
    );
    expect(counted("gemma-2b")).toBe(
      256_000 * 2048 + 18 * (2 * 2048 ** 2 + 2 * 2048 * 256 + 3 * 2048 * 16_384 + 2 * 2048) + 2048,
    );
    const layer = 2 * 3584 ** 2 + 3584 + 2 * (3584 * 512 + 512) + 3 * 3584 * 18_944 + 2 * 3584;
    expect(counted("qwen2-5-7b")).toBe(2 * 152_064 * 3584 + 28 * layer + 3584);
  });

  it("are counted for Falcon, Whisper and Flux with all tensors of their code", () => {
    const falcon = 2 * 4544 ** 2 + 2 * 4544 * 64 + 8 * 4544 ** 2 + 2 * 4544;
    expect(counted("falcon-7b")).toBe(65_024 * 4544 + 32 * falcon + 2 * 4544);
    // The numbers of trained weights that loaders of the released checkpoints report.
    expect(counted("whisper-tiny")).toBe(37_184_640);
    expect(counted("flux-1-dev")).toBe(11_901_408_320);
    // The guidance is two linear layers: 256 values to 3,072 and 3,072 to 3,072.
    const guidance = 256 * 3072 + 3072 + 3072 ** 2 + 3072;
    expect(counted("flux-1-dev") - counted("flux-1-schnell")).toBe(guidance);
  });

  it("come to about the size in the name", () => {
    for (const { label, counted: count, isPublished } of PRESETS) {
      const billions = Number(/ (\d+)B$/.exec(label)?.[1]);
      if (isPublished || !billions) continue;
      // "2B" and "7B" of Gemma leave its large embedding out.
      const slack = label.startsWith("Gemma") ? 1.3 : 1.1;
      expect(count / 1e9 / billions, label).toBeGreaterThan(0.95);
      expect(count / 1e9 / billions, label).toBeLessThan(slack);
    }
  });
});

describe("labels under a bar", () => {
  it("stay inside the picture and do not overlap", () => {
    const segments = [0, 5, 9, 280].map((left, i) => ({ text: "weights 12 GB", left, right: left + i }));
    const placed = placeLabels(segments, 290);
    for (const { x, text } of placed) expect(x + text.length * 6.6).toBeLessThanOrEqual(290);
    expect(new Set(placed.slice(0, 3).map(({ line }) => line)).size).toBe(3);
  });
});

it("names each preset once", () => {
  expect(new Set(PRESETS.map(({ name }) => name)).size).toBe(PRESETS.length);
});

describe("published numbers of parameters", () => {
  it("are the rounded counts of the published shapes, except for some that their authors rounded otherwise", () => {
    const others = PRESETS.filter((preset) => !countAgrees(preset));
    expect(others.map(({ label }) => label)).toEqual([
      ...["GPT-2 XL", "T5 large", "OPT 350M"],
      // The model card prints up to 5% more than the released code has trained weights.
      ...["tiny", "base", "small", "medium", "large"].map((size) => `Whisper ${size}`),
    ]);
    for (const { counted, parameters } of others) {
      expect(Math.abs(counted / parameters - 1)).toBeLessThan(0.055);
    }
  });

  it("are exact where the source prints all digits", () => {
    const exact = PRESETS.filter(({ parameters, isPublished }) => isPublished && parameters % 1e5 !== 0);
    expect(exact.map(({ label }) => label)).toEqual(["BLOOM 560M", "BLOOM 7.1B", "BLOOM 176B"]);
    for (const { counted, parameters } of exact) expect(counted).toBe(parameters);
  });

  it("have a source each", () => {
    for (const { source } of PRESETS) expect(COUNT_SOURCES[source].url).toMatch(/^https:/);
  });
});

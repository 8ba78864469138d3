import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { roundToHalf, tensorData, writeSafetensors } from "@/lib/checkpoints";
import { type Content, Tensor, tensorOf, writeTorchFile } from "@/lib/checkpoints/torchFile.testing";
import { makeMap } from "@/lib/numerics/maps";
import { quantize } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import { CLINIC_CASES } from "./clinicCases";
import { SAMPLES } from "./sampleNames";
import { sampleNamed } from "./samples";
import { sentencesOf, xrayOf, xrayOfPlan } from "./xray.testing";

const signed = makeMap("dynamic", { bits: 8, signed: true });
const unsigned = makeMap("dynamic", { bits: 8, signed: false });
const [signedTable, unsignedTable] = [tensorOf(signed.values), tensorOf(unsigned.values)];

/** First and second moments as many independent gradients leave them: m² / r is about 0.05 on average. */
function moments(n: number, seed = 1): { readonly m: Float32Array; readonly r: Float32Array } {
  const random = makeRandom(seed);
  const r = Float32Array.from({ length: n }, () => 1e-4 * (0.7 + 0.6 * random.uniform()));
  return { m: r.map((value) => Math.sqrt(value * 0.05) * random.normal()), r };
}

/** The state of one parameter as bitsandbytes saves it. */
function coded({ m, r }: ReturnType<typeof moments>, step: number, blockSize = 256) {
  const [first, second] = [quantize(m, signed, blockSize), quantize(r, unsigned, blockSize)];
  return {
    step,
    state1: tensorOf(first.codes),
    qmap1: signedTable,
    absmax1: tensorOf(first.absmax),
    state2: tensorOf(second.codes),
    qmap2: unsignedTable,
    absmax2: tensorOf(second.absmax),
  };
}

const SETTINGS = { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, weight_decay: 0.01, alpha: 0, params: [0, 1] };

/** A state dict of an optimizer with these parameters. */
const torchFile = (state: readonly Content[], settings: Readonly<Record<string, Content>> = SETTINGS) =>
  writeTorchFile({ state: new Map(state.map((each, index) => [index, each])), param_groups: [settings] });

const bf16 = (values: Float32Array) => {
  const words = new Uint16Array(new Uint32Array(values.buffer.slice(0)).length);
  new Uint32Array(values.buffer.slice(0)).forEach((word, i) => {
    words[i] = word >>> 16;
  });
  return new Tensor({ dtype: "BF16", shape: [values.length], bytes: new Uint8Array(words.buffer) });
};

const N = 5000;
const sound = () => coded(moments(N), 500);
const singleStep = () => {
  const random = makeRandom(3);
  const g = Float32Array.from({ length: N }, () => 0.01 * random.normal());
  return { m: g.map((value) => 0.1 * value), r: g.map((value) => 0.001 * value * value) };
};
const without = ({ alpha: _, ...rest }: typeof SETTINGS) => rest;
const halves = (values: Float32Array) => tensorOf(values.map(roundToHalf));

/** AdEMAMix: both first moments in one tensor; its scales are [2, blocks], or one list over the seam. */
function stacked(shared: boolean) {
  const [fast, slow] = [moments(N), moments(N, 2)];
  const both = Float32Array.from([...fast.m, ...slow.m]);
  const whole = quantize(both, signed, 256);
  const scales = [fast.m, slow.m].flatMap((values) => [...quantize(values, signed, 256).absmax]);
  return {
    ...coded(fast, 500),
    state1: tensorOf(whole.codes, [2, N]),
    absmax1: shared ? tensorOf(whole.absmax) : tensorOf(Float32Array.from(scales), [2, scales.length / 2]),
  };
}

type Fixture = readonly [failure: string, file: Uint8Array, clinicCase: string | undefined, sentence: RegExp];

/** One file for each documented failure that leaves a trace in a state; see the sentences for versions and threads. */
const FIXTURES: readonly Fixture[] = [
  [
    "the table of 0.36 in a state dict",
    sampleNamed("map-036"),
    CLINIC_CASES.brokenMap,
    /0.36.0 to 0.41.0.*9\.3.% of itself/,
  ],
  [
    "the 256 entries of it that a byte names",
    torchFile([{ ...sound(), qmap2: tensorOf(brokenLow()) }]),
    CLINIC_CASES.brokenMap,
    /“state.0”.*524 entries/,
  ],
  ["linear maps", sampleNamed("linear"), CLINIC_CASES.linearMap, /stored with the linear map/],
  [
    "an embedding in 8 bits",
    sampleNamed("linear"),
    CLINIC_CASES.embedding8,
    /by name an embedding, has 8-bit state/,
  ],
  [
    "an untied output layer",
    sampleNamed("untied"),
    CLINIC_CASES.outputLayer8,
    /“lm_head.weight”, the output layer/,
  ],
  ["blocks of 2048", sampleNamed("old-blocks"), CLINIC_CASES.oldBlocks, /blocks of 2048, as .* before 0.44/],
  ["groups without alpha", torchFile([sound()], without(SETTINGS)), CLINIC_CASES.oldBlocks, /no “alpha”/],
  [
    "outliers and zeros in r",
    sampleNamed("outliers"),
    CLINIC_CASES.zeroSecondMoment,
    /stored as zero for more than 99/,
  ],
  [
    "blocks that one value dwarfs",
    sampleNamed("outliers"),
    undefined,
    /In 128 blocks of .* one value dwarfs the rest/,
  ],
  ["one scale a tensor", sampleNamed("one-scale"), CLINIC_CASES.oneScale, /one scale for the whole tensor/],
  [
    "a step counter that was reset",
    sampleNamed("step-reset"),
    CLINIC_CASES.stepReset,
    /is 2, but the moments are older/,
  ],
  [
    "moments lost, one step made since",
    torchFile([coded(singleStep(), 5001)]),
    CLINIC_CASES.momentsLost,
    /single step from zero .* step count is 5,001/,
  ],
  [
    "moments that are all zero",
    torchFile([coded({ m: new Float32Array(N), r: new Float32Array(N) }, 70)]),
    CLINIC_CASES.momentsLost,
    /All moments of “state.0” are zero, but the step count is 70/,
  ],
  [
    "step counts that do not agree",
    torchFile([sound(), coded(moments(N, 2), 400)]),
    CLINIC_CASES.stepReset,
    /from 400 to 500, and “state.1” lag/,
  ],
  [
    "a table rounded to half precision",
    torchFile([{ ...sound(), qmap2: halves(unsigned.values) }]),
    CLINIC_CASES.halfTable,
    /half precision.*before 0.45.3/,
  ],
  [
    "halves read as floats",
    torchFile([{ ...sound(), qmap1: tensorOf(misread(signed.values)) }]),
    CLINIC_CASES.halfBytes,
    /halves that were read as floats/,
  ],
  [
    "state silently in 32 bits",
    torchFile([{ step: 9, exp_avg: tensorOf(moments(N).m), exp_avg_sq: tensorOf(moments(N).r) }]),
    CLINIC_CASES.silent32,
    /No parameter has 8-bit state/,
  ],
  [
    "one large parameter left in 32 bits",
    torchFile([
      sound(),
      { step: 500, state1: tensorOf(moments(9 * N).m), state2: tensorOf(moments(9 * N).r) },
    ]),
    CLINIC_CASES.silent32,
    /“state.1” have 32-bit state beside others in 8 bits/,
  ],
  [
    "a threshold that is hard-coded a second time",
    writeTorchFile({
      state: new Map([
        [0, { step: 500, state1: tensorOf(moments(2000).m), state2: tensorOf(moments(2000).r) }],
      ]),
      args: { min_8bit_size: 1024 },
    }),
    CLINIC_CASES.thresholdTwice,
    /set to 1024, but “state.0”/,
  ],
  [
    "moments in bf16",
    torchFile([{ step: 500, exp_avg: bf16(moments(N).m), exp_avg_sq: bf16(moments(N).r) }]),
    CLINIC_CASES.bf16Weights,
    /kept in 16 bits/,
  ],
  [
    "AdEMAMix with a schedule of zero",
    torchFile([stacked(false)], { ...SETTINGS, alpha: 5, t_alpha: 0, t_beta3: null }),
    CLINIC_CASES.scheduleZero,
    /schedule of AdEMAMix has a length of 0/,
  ],
  [
    "AdEMAMix with one scale where two moments meet",
    torchFile([stacked(true)], { ...SETTINGS, alpha: 5 }),
    CLINIC_CASES.sharedScale,
    /share the scale of the block where they meet/,
  ],
  [
    "weight decay of 0",
    torchFile([sound()], { ...SETTINGS, weight_decay: 0 }),
    CLINIC_CASES.noDecay,
    /Weight decay is 0 in all groups/,
  ],
  [
    "scales gathered as shards",
    torchFile([{ ...sound(), absmax1: tensorOf(new Float32Array(N).fill(1)) }]),
    undefined,
    /one scale for each value.*FSDP/,
  ],
  [
    "no scale for the last block",
    torchFile([{ ...sound(), absmax2: tensorOf(new Float32Array(19).fill(1)) }]),
    undefined,
    /last block of “state.0” is not full and has no scale/,
  ],
  [
    "scales that fit nothing",
    torchFile([{ ...sound(), absmax2: tensorOf(new Float32Array(17).fill(1)) }]),
    undefined,
    /fits no block size/,
  ],
  [
    "NaN in a scale",
    torchFile([{ ...sound(), absmax1: tensorOf(new Float32Array(20).fill(Number.NaN)) }]),
    CLINIC_CASES.zeroSecondMoment,
    /not finite/,
  ],
  [
    "negative second moments",
    torchFile([{ step: 5, exp_avg: tensorOf(moments(N).m), exp_avg_sq: tensorOf(moments(N).m) }]),
    undefined,
    /negative second moments/,
  ],
  [
    "a first moment without a sign",
    torchFile([{ ...sound(), qmap1: unsignedTable }]),
    undefined,
    /signs are lost/,
  ],
];

/** The lowest 256 of the 524 entries, as chapter 2 tells how they came about. */
function brokenLow(): Float32Array {
  const all = [0, 1];
  for (let decade = -6; decade <= 0; decade++)
    for (const levels of [4 * 2 ** (decade + 6), 2])
      for (let k = 0; k < levels; k++) all.push(10 ** decade * (0.1 + (0.9 / levels) * (k + 0.5)));
  return Float32Array.from(all.sort((a, b) => a - b).slice(0, 256));
}

/** Halves in the memory of floats; DataView's own conversion is not there before ES2025. */
function misread(values: Float32Array): Float32Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => {
    const half = roundToHalf(value);
    const size = Math.abs(half);
    const exponent = size < 2 ** -14 ? -15 : Math.floor(Math.log2(size));
    const fraction = exponent === -15 ? size * 2 ** 24 : (size / 2 ** exponent - 1) * 1024;
    view.setUint16(2 * i, (half < 0 ? 0x8000 : 0) + (exponent + 15) * 1024 + fraction, true);
  });
  return new Float32Array(view.buffer);
}

describe("the X-ray", () => {
  it.each(FIXTURES)("names %s", async (_, file, clinicCase, sentence) => {
    const { findings } = await xrayOf(file);
    const found = findings.find((finding) => sentence.test(finding.sentence));
    expect(found, JSON.stringify(findings, null, 1)).toBeDefined();
    expect(found?.clinicCase).toBe(clinicCase);
  });

  it("finds nothing wrong in sound states", async () => {
    expect((await xrayOf(sampleNamed("sound"))).findings).toEqual([]);
    const report = await xrayOf(torchFile([sound(), coded(moments(N, 2), 500)]));
    expect(sentencesOf(report)).toEqual([expect.stringContaining("numbers its parameters")]);
    expect(report.summary).toBe(
      `State of 2 parameters with 10,000 values: 2 in 8 bits. It takes 20.3\u00a0kB; in 32 bits it would take 80\u00a0kB.`,
    );
    const [{ states, step, reason }] = report.parameters;
    expect(states.map(({ map, blocks, scales }) => [map, blocks, scales])).toEqual([
      ["dynamic, signed", "256", 20],
      ["dynamic, unsigned", "256", 20],
    ]);
    expect([step, reason]).toEqual([500, "4,096 elements or more"]);
  });

  it.each(SAMPLES)("has a sample for a mistake that it finds: $label", async ({ name }) => {
    const wrong = (await xrayOf(sampleNamed(name))).findings.filter(({ level }) => level !== "note");
    expect(wrong.length > 0).toBe(name !== "sound");
  });

  it("reads both moments of AdEMAMix with the scales of each", async () => {
    const [{ states }] = (await xrayOf(torchFile([stacked(false)], { ...SETTINGS, alpha: 5 }))).parameters;
    expect(states.map(({ symbol, scales, blocks }) => [symbol, scales, blocks])).toEqual([
      ["m", 20, "256"],
      ["m2", 20, "256"],
      ["r", 20, "256"],
    ]);
  });

  it("says why a parameter has as many bits as it has", async () => {
    const reasons = new Map(
      (await xrayOfPlan({ min8bitSize: 100 })).parameters.map((each) => [each.name, each.reason]),
    );
    expect(Object.fromEntries(reasons)).toEqual({
      "embedding.weight": "an embedding, by its name: an override, or a stable embedding",
      "layers.0.weight": "4,096 elements or more",
      "layers.0.bias": "fewer than 4,096 elements: the threshold (min_8bit_size) was lowered",
      "layers.1.weight": "4,096 elements or more",
      "layers.1.bias": "fewer than 4,096 elements: the threshold (min_8bit_size) was lowered",
      "lm_head.weight": "an output layer, by its name: an override",
    });
  });

  it("reads a file that PyTorch wrote", async () => {
    const bytes = readFileSync("lib/checkpoints/fixtures/torch-1.13.pt");
    const report = await xrayOf(new Uint8Array(bytes));
    expect(report.parameters.map(({ name, count, step }) => [name, count, step])).toEqual([
      ["optimizer.state.0", 12, 1],
      ["optimizer.state.1", 3, 1],
      ["optimizer.state.2", 24, 1],
      ["bnb.state.0", 5, 7],
      ["bnb.state.1", 5, 7],
    ]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    [
      "weights of a model",
      writeSafetensors([tensorData({ name: "layers.0.weight", shape: [2], values: Float32Array.of(1, 2) })]),
      /none is named as the state.*“layers.0.weight”/,
    ],
    [
      "settings without state",
      writeTorchFile({ state: {}, param_groups: [SETTINGS] }),
      /settings of an optimizer and no state/,
    ],
    ["an empty dict", writeTorchFile({}), /no tensors/],
  ])("refuses %s with a sentence", async (_, file, sentence) => {
    await expect(xrayOf(file)).rejects.toThrow(sentence);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encode, midpointsOf } from "@/lib/numerics/encode";
import { ruleNamed } from "@/lib/numerics/rules";
import { makeState8, step8 } from "@/lib/numerics/step8";
import type { Engine } from "@/lib/verify/engine";
import { recordedHyper, recordedStates, unsoundBlocks } from "@/lib/verify/optimizers";
import { referenceEngine } from "@/lib/verify/referenceEngine";
import { gatherTables } from "@/lib/verify/tables";
import { checkFolder } from "./run";

const VECTORS = "tests/vectors";

async function check(folder: string, engine: Engine = referenceEngine()) {
  const lines: string[] = [];
  const totals = await checkFolder(folder, engine, (line) => lines.push(line));
  return { ...totals, lines, failures: lines.filter((line) => line.includes("FAILED")) };
}

describe("the reference engine", () => {
  it("agrees with every recorded vector", async () => {
    const { passed, failed, failures } = await check(VECTORS);
    expect(failures).toEqual([]);
    expect(failed).toBe(0);
    expect(passed).toBeGreaterThan(250);
  });
});

describe("an engine that is wrong", () => {
  it("fails where ties go to the lower code", async () => {
    const lower: Engine = {
      ...referenceEngine(),
      async quantize(x, map, blockSize) {
        const { codes, absmax } = await referenceEngine().quantize(x, map, blockSize);
        const middles = midpointsOf(map.values);
        codes.forEach((code, i) => {
          const scaled = Math.fround(x[i] * Math.fround(1 / absmax[Math.floor(i / blockSize)]));
          if (code > 0 && scaled === middles[code - 1]) codes[i] = code - 1;
        });
        return { codes, absmax };
      },
    };
    const { failures } = await check(VECTORS, lower);
    expect(failures.filter((line) => line.includes("midpoints_")).length).toBeGreaterThanOrEqual(4);
    expect(failures.every((line) => /quantize\.json|quantizer\.json/.test(line))).toBe(true);
  });

  it("fails where negative moments may become 0", async () => {
    const unguarded: Engine = {
      ...referenceEngine(),
      async advance(setting, state, gradients, firstStep) {
        const reached = await referenceEngine().advance(setting, state, gradients, firstStep);
        const zero = encode(setting.maps.signed.values, 0);
        reached.states[0].codes.forEach((code, i, codes) => {
          if (code === zero - 1) codes[i] = zero;
        });
        return reached;
      },
    };
    const { failures } = await check(VECTORS, unguarded);
    expect(failures.some((line) => line.includes("adam_sign_guard"))).toBe(true);
  });

  it("counts an entry that throws as failed, with the reason", async () => {
    const broken: Engine = { ...referenceEngine(), quantize: () => Promise.reject(new Error("device lost")) };
    const { failures } = await check(join(VECTORS, "cuda-trajectories"), broken);
    expect(failures).toHaveLength(2);
    expect(failures[0]).toContain("device lost");
  });
});

describe("folders", () => {
  let folder: string;
  const write = (name: string, json: unknown) => writeFileSync(join(folder, name), JSON.stringify(json));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "vectors-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("reports unknown files, in subfolders too", async () => {
    write("other.json", { format: "something-else/1" });
    mkdirSync(join(folder, "inner"));
    writeFileSync(join(folder, "inner", "notes.txt"), "hello");
    const { passed, failed, lines } = await check(folder);
    expect([passed, failed]).toEqual([0, 0]);
    expect(lines).toEqual([
      "inner/notes.txt: not checked, unknown kind of file",
      "other.json: not checked, unknown kind of file",
    ]);
  });

  it("counts what cannot be read or is not covered as failed", async () => {
    writeFileSync(join(folder, "broken.json"), "{");
    write("maps.json", {
      format: "bnb-ref-maps/1",
      maps: { odd: { call: "create_odd_map()", values_f32_b64: "" } },
    });
    write("new8bit-seed1.json", {
      kind: "trajectory",
      optimizer: "no-such-optimizer8bit",
      inputs: "inputs-seed1.json",
    });
    write("adam8bit-seed1.json", { kind: "trajectory", optimizer: "adam8bit", inputs: "inputs-seed1.json" });
    const { failures, failed } = await check(folder);
    expect(failed).toBe(4);
    expect(failures.join("\n")).toMatch(/broken\.json: FAILED, cannot be read/);
    expect(failures.join("\n")).toMatch(/odd: FAILED, not covered: a table made by "create_odd_map\(\)"/);
    expect(failures.join("\n")).toMatch(/optimizer is "no-such-optimizer8bit", but must be one of adam/);
    expect(failures.join("\n")).toMatch(/inputs-seed1\.json is missing beside adam8bit-seed1\.json/);
  });

  it.each([4096, 5000])("replays AdEMAMix, whose two moments share state 1, with n = %d", async (n) => {
    writeAdemamix(write, n);
    const { passed, failures } = await check(folder);
    expect(failures).toEqual([]);
    expect(passed).toBe(3);
  });
});

const floats = (values: Float32Array) => ({
  dtype: "f32",
  length: values.length,
  base64: Buffer.from(values.slice().buffer).toString("base64"),
});
const bytes = (values: Uint8Array) => ({
  dtype: "u8",
  length: values.length,
  base64: Buffer.from(values).toString("base64"),
});

/** Two steps of AdEMAMix in the layout of the reference, overwritten absmax included. */
function writeAdemamix(write: (name: string, json: unknown) => void, n: number) {
  const rule = ruleNamed("ademamix");
  const params = Float32Array.from({ length: n }, (_, i) => Math.sin(i));
  const states = makeState8(rule, n, 256, gatherTables([]).dynamic);
  const grads = [1, 2].map((t) => Float32Array.from({ length: n }, (_, i) => Math.sin(i * t + t) / 100));
  write("inputs-seed1.json", {
    kind: "inputs",
    params0: [floats(params)],
    grads: grads.map((gradient) => [floats(gradient)]),
  });
  const snapshots = grads.map((gradient, i) => {
    step8(rule, rule.prepare({}, i + 1), params, gradient, states);
    const [m1, m2, r] = states;
    const absmax1 = new Float32Array(2 * m1.absmax.length);
    absmax1.set(m1.absmax);
    absmax1.set(m2.absmax, Math.floor(n / 256));
    const state1 = bytes(Uint8Array.from([...m1.codes, ...m2.codes]));
    const second = { state2: bytes(r.codes), absmax2: floats(r.absmax) };
    return {
      step: i + 1,
      tensors: [{ params: floats(params), state1, absmax1: floats(absmax1), ...second }],
    };
  });
  write("ademamix8bit-seed1.json", {
    kind: "trajectory",
    optimizer: "ademamix8bit",
    inputs: "inputs-seed1.json",
    block_size: 256,
    hyper: { lr: 1e-3, betas: [0.9, 0.999, 0.9999], eps: 1e-8, weight_decay: 0.01, alpha: 5, t_alpha: null },
    snapshots,
  });
}

describe("the optimizers of the files", () => {
  it("get their hyper-parameters under our names", () => {
    expect(
      recordedHyper(ruleNamed("rmsprop"), { lr: 1, betas: [0.99, 0], eps: 1e-8, alpha: 0 }),
    ).toMatchObject({
      learningRate: 1,
      alpha: 0.99,
      epsilon: 1e-8,
    });
    expect(recordedHyper(ruleNamed("momentum"), { lr: 1, beta1: 0.9, t_alpha: null })).toEqual({
      learningRate: 1,
      beta1: 0.9,
      momentum: 0.9,
    });
  });

  it("refuse a record with too few states", () => {
    const state1 = { codes: new Uint8Array(4), absmax: new Float32Array(1) };
    expect(() => recordedStates(ruleNamed("adam"), 256, { state1 })).toThrow(
      /number of states of adam is 1, but must be 2/,
    );
  });

  it("leave out only the two blocks that AdEMAMix overwrites", () => {
    expect([...unsoundBlocks(ruleNamed("ademamix"), 5000, 256)]).toEqual([0, 19]);
    expect(unsoundBlocks(ruleNamed("ademamix"), 4096, 256).size).toBe(0);
    expect(unsoundBlocks(ruleNamed("adam"), 5000, 256).size).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import { MAPS, storesStates } from "@/lib/numerics/maps";
import { RULES } from "@/lib/numerics/rules";
import { defaultsOf } from "@/lib/options/options";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import type { LaneConfig, RunConfig } from "@/lib/training/config";
import { twinConfig } from "@/lib/training/twinConfig";
import { hasPython, optimizersIn } from "@/tests/support/python";
import { BNB_RULES } from "./optimizers";
import { torchScript } from "./script";

const lane: LaneConfig = {
  rule: "adam",
  hyper: {},
  bits: 8,
  map: "dynamic",
  blockSize: 256,
  min8bitSize: 4096,
  keep32: [],
};
/** The only rule here that bitsandbytes does not have. */
const NOT_IN_LIBRARY = "muon";
const base = twinConfig({ task: "points", width: 16, learningRate: 0.003, maxSteps: 50, seed: 5 });
const scriptOf = (lanes: readonly LaneConfig[], others: Partial<RunConfig> = {}) =>
  torchScript({ ...base, ...others, lanes });

/**
 * All settings of a lane that a script has to deal with: every rule, in 32, 8 and 4 bits, and every map and
 * size.
 */
const configs: readonly RunConfig[] = [
  ...RULES.map(({ name }) => ({
    ...base,
    lanes: ([32, 8, 4] as const).map((bits) => ({ ...lane, rule: name, bits, blockSize: 128 })),
  })),
  ...MAPS.filter((map) => storesStates(map, 8)).map(({ name }) => ({
    ...base,
    lanes: [{ ...lane, map: name }],
  })),
  ...(["tensor", 64, 256, 2048] as const).map((blockSize) => ({ ...base, lanes: [{ ...lane, blockSize }] })),
  ...TASK_INFOS.map((info) => ({
    ...base,
    ...info.defaults,
    task: info.name,
    taskOptions: defaultsOf(info.options),
    lanes: [{ ...lane, keep32: ["embedding", "output/kernel", 'no"layer\\'] }],
  })),
  { ...base, ownData: "x,y,class\n", lanes: [{ ...lane, mapValues: [-1, 0, 1], hyper: { epsilon: 1e-12 } }] },
];

describe.skipIf(!hasPython())("read by Python", () => {
  it("every script is Python, and makes an optimizer for each lane that the library can run", () => {
    const calls = optimizersIn(configs.map(torchScript));
    configs.forEach(({ lanes }, i) => {
      const expected = lanes
        .filter(({ rule, bits }) => bits !== 4 && rule !== NOT_IN_LIBRARY)
        .map(({ rule, bits }) => `bnb.optim.${BNB_RULES[rule].name}${bits}bit`);
      expect(calls[i].map(([name]) => name)).toEqual(expected);
    });
  });

  it("has the hyper-parameters of the run, to the last digit", () => {
    for (const { name, defaults } of RULES) {
      if (name === NOT_IN_LIBRARY) continue;
      const hyper = { weightDecay: 0.0123, ...("epsilon" in defaults && { epsilon: 3e-7 }) };
      const [[[, given]]] = optimizersIn([scriptOf([{ ...lane, rule: name, hyper, min8bitSize: 512 }])]);
      expect(given, name).toMatchObject({ lr: 0.003, weight_decay: 0.0123, min_8bit_size: 512 });
      if ("epsilon" in defaults) expect(given.eps, name).toBe(3e-7);
      if ("beta1" in defaults) expect((given.betas as number[])[0], name).toBe(defaults.beta1);
      if ("momentum" in defaults) expect(given.momentum, name).toBe(defaults.momentum);
    }
  });

  /** Defaults of the library's classes, from bitsandbytes/optim/*.py. */
  it("says the library's own defaults where the run has them", () => {
    const of = (rule: string) => optimizersIn([scriptOf([{ ...lane, rule }])])[0][0][1];
    expect(of("adam")).toMatchObject({
      betas: [0.9, 0.999],
      eps: 1e-8,
      weight_decay: 0,
      min_8bit_size: 4096,
    });
    expect(of("adamw")).toMatchObject({ betas: [0.9, 0.999], eps: 1e-8, weight_decay: 0.01 });
    expect(of("lion")).toMatchObject({ betas: [0.9, 0.99], weight_decay: 0 });
    expect(of("rmsprop")).toMatchObject({ alpha: 0.99, eps: 1e-8 });
    expect(of("adagrad")).toMatchObject({ eps: 1e-10 });
    expect(of("ademamix")).toMatchObject({
      betas: [0.9, 0.999, 0.9999],
      alpha: 5,
      weight_decay: 0.01,
      t_alpha: null,
    });
  });
});

it("knows every rule that the library has", () => {
  const names = RULES.map(({ name }) => name).filter((name) => name !== NOT_IN_LIBRARY);
  expect(Object.keys(BNB_RULES).sort()).toEqual(names.sort());
});

it("leaves a rule out that the library does not have", () => {
  const script = scriptOf([{ ...lane, rule: NOT_IN_LIBRARY }, lane]);
  expect(script).toContain("# The library has no class for the rule Muon.");
  expect(script).not.toContain("lane_1");
  expect(script).toContain(": lane_2,");
});

it("says in a comment what the library cannot express, and nothing where it can", () => {
  const notes = (one: Partial<LaneConfig>) => scriptOf([{ ...lane, ...one }]);
  expect(notes({})).not.toMatch(/# The page ran/);
  expect(notes({ map: "linear" })).toContain(
    "# The page ran with the map linear; the library has only the dynamic map.",
  );
  expect(notes({ blockSize: 64 })).toContain(
    "# The page ran with blocks of 64 values; the library has blocks of 256",
  );
  expect(notes({ blockSize: "tensor" })).toContain("one block a tensor");
  expect(notes({ bits: 4 })).toContain("Left out: the library has no optimizer with 4-bit state.");
  const mixed = notes({ bits: { m: 8, r: 32 } });
  expect(mixed).toContain("Left out: the library stores all moments of an optimizer in the same bits.");
  expect(mixed).not.toContain(": lane_1,");
  expect(notes({ hyper: { updateClip: 1 } })).toContain("updateClip = 1, which the library does not have");
  expect(notes({ rule: "lars" })).toContain("LARS scales each tensor's update by its trust ratio");
  expect(notes({ bits: 32, map: "linear" })).not.toMatch(/# The page ran/);
});

it("keeps layers in 32 bits by their module, and says which it does not have", () => {
  const kept = (keep32: string[]) => scriptOf([{ ...lane, keep32 }]);
  expect(kept(["output"])).toContain('keep_32_bits(model, ["output"])');
  expect(kept(["hidden1/kernel"])).toContain("the whole layer of each is kept");
  expect(kept(["embedding"])).toContain("# The page kept embedding, which this model does not have.");
});

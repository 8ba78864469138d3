/**
 * Checks against lib/numerics, for what the reference library did not record: extreme values, every rule with 8-bit
 * state, and all 4-bit state. The expected numbers are computed on the CPU in the same moment.
 */
import { adversarialValues } from "@/lib/gpu/adversarialValues";
import { makeMap, type QuantizationMap } from "@/lib/numerics/maps";
import { packCodes } from "@/lib/numerics/packCodes";
import { quantize } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import { RULES, type Rule } from "@/lib/numerics/rules";
import { BLOCK_SIZE_4, makeState4, maps4, step4, unpack } from "@/lib/numerics/step4";
import { type Check, comparison } from "./check";
import type { Engine, OptimizerSetting, OptimizerState } from "./engine";
import { kernelStep } from "./optim";
import { compareCodes } from "./quantize";
import { runChecks } from "./recorded";
import { referenceEngine } from "./referenceEngine";
import type { Tables } from "./tables";

/** Optimizers that compute steps. */
type Steps = Pick<Engine, "advance">;

const SEED = 23;
const EXTREME_VALUES = 4096;
const EXTREME_BLOCK_SIZES = [64, 256, 2048];
/** Not a multiple of a block size, nor of 4. */
const PARAMETERS = 1031;
const STEPS = 3;
const BLOCK_SIZE_8 = 256;

/** Returns one check for each 8-bit map: the values of all 256 codes, decoded by the engine. */
export const decodingChecks = (engine: Engine, tables: Tables): Check[] =>
  ["dynamic_signed", "dynamic_unsigned", "linear_signed", "linear_unsigned"].map((name) => ({
    id: `${name}, decoded`,
    async run() {
      const map = tables.map(name);
      const codes = Uint8Array.from(map.values, (_, code) => code);
      const values = await engine.dequantize({
        codes,
        absmax: Float32Array.of(1),
        blockSize: codes.length,
        map,
      });
      const v = comparison();
      let differing = 0;
      map.values.forEach((value, code) => {
        if (values[code] !== value) differing++;
        v.count(values[code] === value, "values", code, value, values[code]);
      });
      v.expect(differing === 0, `${differing} of ${codes.length} codes are decoded to other values`);
      return v.done();
    },
  }));

/**
 * Returns checks of the quantization of hard values: midpoints and their neighbours, zeros of both signs, and blocks
 * from the smallest subnormal number to the largest float32.
 */
export function extremeChecks(engine: Engine): Check[] {
  const maps: readonly (readonly [string, QuantizationMap])[] = [
    ["dynamic, signed", makeMap("dynamic", { bits: 8, signed: true })],
    ["dynamic, unsigned", makeMap("dynamic", { bits: 8, signed: false })],
    ["linear, signed", makeMap("linear", { bits: 8, signed: true })],
  ];
  return maps.flatMap(([name, map]) =>
    EXTREME_BLOCK_SIZES.map((blockSize) => ({
      id: `${name}, blocks of ${blockSize}`,
      run: () => {
        const x = adversarialValues(makeRandom(SEED, blockSize), map, EXTREME_VALUES, blockSize);
        const recorded = quantize(x, map, blockSize);
        return compareCodes(engine, { x, map, blockSize, recorded, nearTies: new Set() });
      },
    })),
  );
}

/** Returns the checks of three steps of each rule with 8-bit state. */
export const eightBitChecks = (engine: Steps, tables: Tables): Promise<Check[]> =>
  twinChecks(engine, referenceEngine(), (rule) => ({
    rule,
    hyper: {},
    blockSize: BLOCK_SIZE_8,
    maps: tables.dynamic,
  }));

/** Returns the checks of three steps of each rule with 4-bit state. */
export const fourBitChecks = (engine: Steps): Promise<Check[]> =>
  twinChecks(engine, fourBitReference(), (rule) => ({
    rule,
    hyper: {},
    blockSize: BLOCK_SIZE_4,
    maps: maps4(),
  }));

async function twinChecks(
  engine: Steps,
  reference: Steps,
  settingOf: (rule: Rule) => OptimizerSetting,
): Promise<Check[]> {
  const checks: Check[] = [];
  for (const rule of RULES) {
    const setting = settingOf(rule);
    const random = makeRandom(SEED);
    const start = Float32Array.from({ length: PARAMETERS }, () => random.normal() / 10);
    const gradients = Array.from({ length: STEPS }, () =>
      Float32Array.from(start, (_, i) => (i % 97 === 0 ? 0 : random.normal() / 100)),
    );
    const snapshots = await follow(reference, setting, start, gradients);
    const run = {
      id: rule.name,
      setting,
      start,
      gradient: (step: number) => gradients[step - 1],
      snapshots,
      unsoundBlocks: new Set<number>(),
      limits: () => kernelStep(rule),
    };
    // Single steps only: in a whole run one code that a tie decides may move a parameter far.
    const single = runChecks(run, { engine }).filter(({ id }) => !id.includes("run to step"));
    checks.push(...single);
  }
  return checks;
}

/** Returns the states of the reference before step 1 and after each step. */
async function follow(
  reference: Steps,
  setting: OptimizerSetting,
  start: Float32Array,
  gradients: readonly Float32Array[],
): Promise<{ step: number; state: OptimizerState }[]> {
  const { rule, blockSize } = setting;
  const blocks = Math.ceil(start.length / blockSize);
  const zero = () => ({ codes: new Uint8Array(start.length), absmax: new Float32Array(blocks) });
  const snapshots = [{ step: 0, state: { params: start, states: rule.states.map(zero) } as OptimizerState }];
  for (const [i, gradient] of gradients.entries()) {
    const state = await reference.advance(setting, snapshots[i].state, [gradient], i + 1);
    snapshots.push({ step: i + 1, state });
  }
  return snapshots;
}

/** Makes the steps of lib/numerics with 4-bit state; the codes of its states are one to a byte. */
const fourBitReference = (): Steps => ({
  async advance({ rule, hyper, blockSize, maps }, before, gradients, firstStep) {
    const params = before.params.slice();
    const states = makeState4(rule, params.length, blockSize, maps).map((state, k) => ({
      ...state,
      bytes: packCodes(before.states[k].codes),
      absmax: before.states[k].absmax.slice(),
    }));
    gradients.forEach((gradient, i) => {
      step4(rule, rule.prepare(hyper, firstStep + i), params, gradient, states);
    });
    return { params, states: states.map(unpack) };
  },
});

/**
 * The smallest case of a leap (chapter 4): five weights in one block, whose small gradients come once, with three
 * storages of the optimizer's state.
 */
import { dequantize } from "@/lib/numerics/dequantize";
import { makeMap } from "@/lib/numerics/maps";
import { RULES, type Rule, ruleNamed } from "@/lib/numerics/rules";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { makeState8, type StateMaps, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";

/** Steps of the case. */
export const SMALLEST_STEPS = 12;
/** Weights of the case: one block. */
export const SMALLEST_WEIGHTS = 5;

/** Names of the rules that keep a second moment. */
export const LEAPING_RULES: readonly string[] = RULES.filter(({ states }) =>
  states.some(({ symbol }) => symbol === "r"),
).map(({ name }) => name);

/** What the reader chooses. */
export interface SmallestSetup {
  /** Name of a rule that keeps a second moment. */
  readonly rule: string;
  /** Bits of a code in the two storages that are not 32-bit. */
  readonly bits: 8 | 4;
  readonly epsilon: number;
  /** Gradient of the second weight in the first step, as a share of the first weight's. */
  readonly gradient: number;
}

/** One weight after a step. */
export interface WeightStep {
  readonly gradient: number;
  /** The states of the rule as they are stored after the step. */
  readonly states: readonly number[];
  /** Codes of the states; empty in 32 bits. */
  readonly codes: readonly number[];
  /** Size of the step in learning rates. */
  readonly move: number;
}

/** The name of a storage of the state. */
export type StorageName = "exact" | "zero" | "aboveZero";

/** The case with one storage. */
export interface SmallestRun {
  readonly storage: StorageName;
  /** [steps][weights] */
  readonly steps: readonly (readonly WeightStep[])[];
}

/** Returns the gradient of each weight in a step, from 1: the first is always 1, the others come once. */
export function smallestGradients({ gradient }: SmallestSetup, step: number): Float32Array {
  return step === 1
    ? Float32Array.of(1, gradient, 10 * gradient, 100 * gradient, 0)
    : Float32Array.of(1, 0, 0, 0, 0);
}

/** Returns the case with all three storages: 32 bits, codes with a zero as in the library, codes without one. */
export function smallestCase(setup: SmallestSetup): readonly SmallestRun[] {
  const rule = ruleNamed(setup.rule);
  return [
    { storage: "exact", steps: stepsOf(setup, rule) },
    { storage: "zero", steps: stepsOf(setup, rule, mapsWithZero(rule, setup.bits)) },
    {
      storage: "aboveZero",
      steps: stepsOf(setup, rule, stateMaps("dynamic-above-zero", setup.bits, rule)),
    },
  ];
}

/** The library has no 4-bit state: its construction of the dynamic map with 4 bits stands for it. */
const mapsWithZero = (rule: Rule, bits: 8 | 4): StateMaps =>
  bits === 8
    ? stateMaps("dynamic", bits, rule)
    : {
        signed: makeMap("dynamic", { bits, signed: true }),
        unsigned: makeMap("dynamic", { bits, signed: false }),
      };

/** Runs the case with one storage: 32 bits if no maps are given. */
function stepsOf(setup: SmallestSetup, rule: Rule, maps?: StateMaps): WeightStep[][] {
  const learningRate = rule.defaults.learningRate;
  // Decay would move weights too.
  const hyper = { ...rule.defaults, epsilon: setup.epsilon, weightDecay: 0 };
  const params = new Float32Array(SMALLEST_WEIGHTS).fill(1);
  const exact = makeState32(rule, SMALLEST_WEIGHTS);
  const coded = maps && makeState8(rule, SMALLEST_WEIGHTS, SMALLEST_WEIGHTS, maps);
  return Array.from({ length: SMALLEST_STEPS }, (_, t) => {
    const gradients = smallestGradients(setup, t + 1);
    const before = params.slice();
    const coefficients = rule.prepare(hyper, t + 1);
    if (coded) step8(rule, coefficients, params, gradients, coded);
    else step32(rule, coefficients, params, gradients, exact);
    const states = coded ? coded.map((state) => dequantize(state)) : exact;
    return Array.from(gradients, (gradient, i) => ({
      gradient,
      states: states.map((state) => state[i]),
      codes: coded ? coded.map(({ codes }) => codes[i]) : [],
      move: Math.abs(params[i] - before[i]) / learningRate,
    }));
  });
}

/** The longest step of a weight. */
export interface Leap {
  /** Step and weight, from 1. */
  readonly step: number;
  readonly weight: number;
  /** Size in learning rates. */
  readonly move: number;
}

/** Returns the longest step of any weight of a run, the first of several equal ones. */
export function longestMove({ steps }: SmallestRun): Leap {
  let longest: Leap = { step: 1, weight: 1, move: 0 };
  steps.forEach((weights, t) => {
    weights.forEach(({ move }, i) => {
      if (move > longest.move) longest = { step: t + 1, weight: i + 1, move };
    });
  });
  return longest;
}

/** The parts of an optimizer with 8-bit state, each of which a fault can replace. */
import type { Weight } from "@/lib/nn/mlpWeights";
import { roundAtRandom } from "@/lib/numerics/bf16";
import { encode, guardSign } from "@/lib/numerics/encode";
import type { Random } from "@/lib/numerics/random";
import { ruleNamed } from "@/lib/numerics/rules";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { stateMaps } from "@/lib/numerics/stateMaps";
import type { StateMaps } from "@/lib/numerics/step8";
import type { Patient } from "./patient";

/** The state of one tensor as it is stored. Each list has one entry for each state of the rule. */
export type TensorState =
  | { readonly bits: 32; readonly values: readonly Float32Array[] }
  | {
      readonly bits: 8;
      readonly codes: readonly Uint8Array[];
      /** Largest magnitude of each block. */
      readonly scales: readonly Float32Array[];
    };

/** A saved optimizer: what a checkpoint holds besides the weights. */
export interface SavedState {
  /** Number of steps done. */
  readonly steps: number;
  readonly tensors: readonly TensorState[];
}

/** Where the scale of a block is stored: the list of which state, and the index in it. */
export interface ScalePlace {
  readonly list: number;
  readonly index: number;
}

/** The parts of an optimizer. A session is 0 before the resume, and 1 after it. */
export interface OptimizerParts {
  /** The update rule. */
  readonly rule: Rule;
  /** Returns the hyper-parameters of a session. */
  hyper(session: number): Hyper;
  /** The tables of the codes. */
  readonly maps: StateMaps;
  /** Returns the bits in which the state of a weight is stored. */
  bitsOf(weight: Weight): 32 | 8;
  /** Returns the number of values that share one scale, in a tensor of n values. */
  blockSizeOf(n: number, session: number): number;
  /**
   * Returns the place of the scale of a block.
   *
   * @param state index of the state (m is 0)
   * @param start index of the first value of the block
   * @param n number of values of the tensor
   */
  scalePlace(state: number, start: number, n: number, blockSize: number): ScalePlace;
  /**
   * Returns the code of a value.
   *
   * @param values of the map
   * @param x the value, divided by the scale of its block
   * @param signed whether the state has a sign, which no code may change
   */
  encode(values: Float32Array, x: number, signed: boolean): number;
  /** Returns the gradient as the optimizer reads it, row-major. */
  gradient(values: Float32Array, shape: readonly number[]): Float32Array;
  /** Rounds the weights of one tensor after a step, in place. */
  roundWeights(values: Float32Array, random: Random): void;
  /** Returns what the optimizer takes over from a checkpoint. */
  load(saved: SavedState): SavedState;
}

/** Returns the parts of a sound optimizer with 8-bit state. @throws NumericsError if a name is unknown */
export function soundParts(patient: Patient): OptimizerParts {
  const { hyper, map, blockSize, min8bitSize, keep32, weights } = patient;
  const rule = ruleNamed(patient.rule);
  return {
    rule,
    hyper: () => hyper,
    maps: stateMaps(map, 8, rule),
    bitsOf: ({ name, values }) =>
      values.length < min8bitSize || keep32.includes(name.split("/")[0]) ? 32 : 8,
    blockSizeOf: () => blockSize,
    scalePlace: (state, start, _, size) => ({ list: state, index: Math.floor(start / size) }),
    encode(values, x, signed) {
      const code = encode(values, x);
      return signed ? guardSign(values, code, x) : code;
    },
    gradient: (values) => values,
    roundWeights: weights === "bf16" ? roundAtRandom : () => {},
    load: (saved) => saved,
  };
}

/** Returns the parts of a sound optimizer that stores all state in 32 bits. */
export const soundParts32 = (patient: Patient): OptimizerParts => ({
  ...soundParts(patient),
  bitsOf: () => 32,
});

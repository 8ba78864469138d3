import { makeMap, type QuantizationMap } from "@/lib/numerics/maps";
import { ruleNamed } from "@/lib/numerics/rules";
import type { LaneConfig } from "@/lib/training/config";

/** The record of one weight in a window of steps, in every lane. */
export interface WeightTrace {
  readonly tensor: number;
  /** Index of the weight in its tensor, row-major. */
  readonly index: number;
  /** Number of steps done at entry 0. Entry j is after step `first + j`. */
  readonly first: number;
  /** Entries recorded so far; the arrays are of that length. */
  readonly length: number;
  /** In the order of the run's lanes. */
  readonly lanes: readonly WeightLaneTrace[];
}

/** The record of the weight in one lane. */
export interface WeightLaneTrace {
  /** The gradient in the step that led to the entry; NaN at entry 0, which no step of the window led to. */
  readonly gradient: Float32Array;
  readonly parameter: Float32Array;
  /** The state that is remembered after the step, one trace for each state of the rule. */
  readonly states: readonly WeightStateTrace[];
}

/** One state of the weight. Codes and absmax are empty where the state is kept in 32 bits. */
export interface WeightStateTrace {
  /** The value, or the one that its code stands for. */
  readonly value: Float32Array;
  readonly code: Uint8Array;
  /** Largest magnitude of the weight's block. */
  readonly absmax: Float32Array;
}

const made = new Map<string, QuantizationMap>();

/**
 * The maps that store a lane's states, in the order of its rule; for a lane with a map of the list.
 *
 * @throws NumericsError if there is no such map in so many bits
 */
export function stateMaps({ rule, map, bits }: LaneConfig): readonly QuantizationMap[] {
  return ruleNamed(rule).states.map(({ signed }) => {
    const key = `${map} ${bits} ${signed}`;
    const found = made.get(key) ?? makeMap(map, { bits, signed });
    made.set(key, found);
    return found;
  });
}

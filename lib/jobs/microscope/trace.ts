/** The trace of one weight through a window of steps, and the maps that decode it. */
import type { QuantizationMap } from "@/lib/numerics/maps";
import { type Rule, ruleNamed } from "@/lib/numerics/rules";
import { stateMaps as stateMapsOf } from "@/lib/numerics/stateMaps";
import type { LaneConfig } from "@/lib/training/config";

/** One weight in a window of steps, in every lane. */
export interface WeightTrace {
  /** Index of the weight's tensor. */
  readonly tensor: number;
  /** Index of the weight in its tensor, row-major. */
  readonly index: number;
  /** Number of steps done at entry 0; entry j is after step `first + j`. */
  readonly first: number;
  /** Number of entries so far, the length of all arrays. */
  readonly length: number;
  /** In the order of the run's lanes. */
  readonly lanes: readonly WeightLaneTrace[];
}

/** One weight in one lane. */
export interface WeightLaneTrace {
  /** Gradient in the step before the entry; NaN at entry 0, whose step is not in the window. */
  readonly gradient: Float32Array;
  /** Value of the weight after the step. */
  readonly parameter: Float32Array;
  /** The stored states after the step, one for each state of the rule. */
  readonly states: readonly WeightStateTrace[];
}

/** One state of the weight. Codes and absmax are empty if the state is stored in 32 bits. */
export interface WeightStateTrace {
  /** The stored value; for a code, its value in the map times absmax. */
  readonly value: Float32Array;
  readonly code: Uint8Array;
  /** Largest magnitude of the weight's block. */
  readonly absmax: Float32Array;
}

/** Cache of the maps of a rule's states, by rule, name and bits. */
const mapCache = new Map<string, readonly QuantizationMap[]>();

/**
 * Returns the maps that store a lane's states, in the order of the rule's states. Lanes with `mapValues` are
 * not supported.
 *
 * @throws NumericsError if the map does not exist with the lane's number of bits
 */
export function stateMaps({ rule, map, bits }: LaneConfig): readonly QuantizationMap[] {
  const codeBits = bits === 4 ? 4 : 8;
  const key = `${rule} ${map} ${codeBits}`;
  const found = mapCache.get(key) ?? mapsOfRule(ruleNamed(rule), map, codeBits);
  mapCache.set(key, found);
  return found;
}

function mapsOfRule(rule: Rule, name: string, bits: 8 | 4): readonly QuantizationMap[] {
  const maps = stateMapsOf(name, bits, rule);
  return rule.states.map(({ signed }) => (signed ? maps.signed : maps.unsigned));
}

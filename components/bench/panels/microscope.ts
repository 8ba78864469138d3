/** One weight of a run at rest in all lanes: its value, and what is stored of its optimizer state. */
import { momentsOf } from "@/lib/nn/stepper";
import { unpackCodes } from "@/lib/numerics/packCodes";
import { ruleNamed } from "@/lib/numerics/rules";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { wholeBlockSize } from "@/lib/records/stateFile";
import { hasFault, type LaneConfig } from "@/lib/training/config";
import type { RestingRun } from "./useSnapshot";

/** One state of a weight as it is stored. */
export interface StoredValue {
  /** Name of the state: "first moment". */
  readonly label: string;
  /** The value as the next step reads it; NaN for a map that was made by hand, and for a lane with a fault. */
  readonly value: number;
  /** Code and absmax of its block; absent for a state in 32 bits. */
  readonly code?: number;
  readonly absmax?: number;
}

/** One weight in one lane. */
export interface WeightReading {
  readonly weight: number;
  readonly states: readonly StoredValue[];
  /** Number of values that share its absmax; undefined for a state in 32 bits. */
  readonly blockSize?: number;
}

/**
 * Returns a weight in each lane.
 *
 * @param tensor index of a tensor of the model
 * @param index of a weight in the flat tensor
 */
export function weightReadings(
  { config, tensors, snapshot }: RestingRun,
  tensor: number,
  index: number,
): WeightReading[] {
  const { shape } = tensors[tensor];
  return config.lanes.map((lane, i) => {
    const { parameters, state } = snapshot.lanes[i].tensors[tensor];
    const weight = parameters[index];
    const moments = momentsOf(state);
    const labels = labelsOf(lane, moments.length);
    if (state.bits === 32)
      return {
        weight,
        states: state.values.map((values, k) => ({ label: labels[k], value: values[index] })),
      };
    const blockSize = lane.blockSize === "tensor" ? wholeBlockSize(shape) : lane.blockSize;
    const maps = mapsOf(lane, moments.length, state.bits === 4 ? 4 : 8);
    const states = moments.map((moment, k): StoredValue => {
      if (moment instanceof Float32Array) return { label: labels[k], value: moment[index] };
      const { codes } = moment;
      const code = (state.bits === 4 ? unpackCodes(codes, parameters.length) : codes)[index];
      const absmax = moment.absmax[Math.floor(index / blockSize)];
      return { label: labels[k], code, absmax, value: (maps[k]?.[code] ?? Number.NaN) * absmax };
    });
    return { weight, states, blockSize: Math.min(blockSize, parameters.length) };
  });
}

/**
 * Returns the rule of a tensor with this number of states: a rule for matrices has another rule for all other tensors.
 */
function ruleOf({ rule }: LaneConfig, states: number) {
  const known = ruleNamed(rule);
  return known.states.length === states ? known : (known.matrices?.others ?? known);
}

const labelsOf = (lane: LaneConfig, states: number) =>
  ruleOf(lane, states).states.map(({ label }) => label.toLowerCase());

/** Returns the values of the map of each state; undefined where it is not one of the list. */
function mapsOf(lane: LaneConfig, states: number, bits: 4 | 8): (Float32Array | undefined)[] {
  const rule = ruleOf(lane, states);
  const maps = stateMaps(lane.map, bits, rule);
  return rule.states.map(({ signed }) =>
    lane.mapValues || hasFault(lane) ? undefined : (signed ? maps.signed : maps.unsigned).values,
  );
}

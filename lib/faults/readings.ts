/** What can be read from the state of a lane: the numbers that an engineer would log. */
import { bytesOf, type ClinicLane } from "./lane";

/** The stored state of one tensor. Lists have one entry for each state of the rule. */
export interface TensorReading {
  /** Name of the weight. */
  readonly name: string;
  /** Number of values. */
  readonly size: number;
  readonly bits: 32 | 8;
  readonly bytes: number;
  /** Number of scales, all states together; 0 in 32 bits. */
  readonly scales: number;
  /** Number of different codes in use; empty in 32 bits. */
  readonly codesInUse: readonly number[];
  /**
   * Share of the parameters whose second moment is 0 although their first one is not, 0 to 1; NaN for a rule without
   * second moment.
   */
  readonly zeroed: number;
  /** The first few values of each state. */
  readonly first: readonly (readonly number[])[];
  /** Length of the last gradient. */
  readonly gradientNorm: number;
}

/** Number of values of each state that are shown as they are. */
const FIRST_VALUES = 4;

/** Reads the state of each tensor of a lane. */
export function readingsOf(lane: ClinicLane): TensorReading[] {
  const { rule } = lane.parts;
  const second = rule.states.findIndex(({ symbol }) => symbol === "r");
  return lane.weights.map(({ name, values: { length } }, place) => {
    const tensor = lane.states[place];
    const states = lane.readStates(place);
    return {
      name,
      size: length,
      bits: tensor.bits,
      bytes: bytesOf(tensor),
      scales: tensor.bits === 32 ? 0 : tensor.scales.reduce((sum, scales) => sum + scales.length, 0),
      codesInUse: tensor.bits === 32 ? [] : tensor.codes.map((codes) => new Set(codes).size),
      zeroed: second < 0 ? Number.NaN : zeroedShare(states[0], states[second]),
      first: states.map((values) => [...values.subarray(0, FIRST_VALUES)]),
      gradientNorm: Math.sqrt(lane.grads[place].reduce((sum, value) => sum + value * value, 0)),
    };
  });
}

function zeroedShare(first: Float32Array, second: Float32Array): number {
  let zeroed = 0;
  for (let i = 0; i < first.length; i++) if (first[i] !== 0 && second[i] === 0) zeroed++;
  return zeroed / first.length;
}

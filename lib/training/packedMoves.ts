/** The moves of weights in a recorded run, as JSON of few bytes. */
import type { MovesOfSteps } from "@/lib/numerics/moves";

/** The moves of one lane as JSON. */
export interface PackedMoves {
  /** The largest move of each step, learning rates, rounded down to two digits; null where it is not measured. */
  readonly largest: readonly (number | null)[];
  /** The exact numbers of each step with a long move or a lost second moment, and of the step with the longest move. */
  readonly exact: readonly PackedStep[];
}

type PackedStep = readonly [
  step: number,
  largest: number | null,
  tensor: number,
  element: number,
  long: number,
  lost: number,
];

/** Rounds a number of 0 or more down to two digits, so that no rounded move passes the longest. */
function rounded(value: number): number {
  const text = value.toPrecision(2);
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number(text) <= value ? Number(text) : Number((value - unit / 2).toPrecision(2));
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

/** Returns the moves of one lane as JSON. */
export function packMoves({ largest, tensor, element, long, lost }: MovesOfSteps): PackedMoves {
  const longest = largest.reduce((best, move, i) => (move > largest[best] ? i : best), 0);
  return {
    largest: Array.from(largest, (move) => orNull(move > 0 ? rounded(move) : move)),
    exact: Array.from(
      largest,
      (move, i): PackedStep => [i, orNull(move), tensor[i], element[i], long[i], lost[i]],
    ).filter(([i]) => i === longest || long[i] > 0 || lost[i] > 0),
  };
}

/** Returns the moves that `packMoves` wrote; tensor and weight of other than the exact steps are 0. */
export function unpackMoves({ largest, exact }: PackedMoves): MovesOfSteps {
  const zeros = () => new Uint32Array(largest.length);
  const moves = {
    largest: Float32Array.from(largest, (move) => move ?? Number.NaN),
    tensor: zeros(),
    element: zeros(),
    long: zeros(),
    lost: zeros(),
  };
  for (const [step, move, tensor, element, long, lost] of exact) {
    moves.largest[step] = move ?? Number.NaN;
    moves.tensor[step] = tensor;
    moves.element[step] = element;
    moves.long[step] = long;
    moves.lost[step] = lost;
  }
  return moves;
}

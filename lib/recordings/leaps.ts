import firstMoments from "./first-moments.json" with { type: "json" };
import leaps from "./leaps.json" with { type: "json" };

/**
 * One setting of `npm run leaps`, with one number per seed for each measurement; null if the number is not
 * finite.
 */
export interface LeapCell {
  readonly task: string;
  readonly rule: string;
  readonly bits: number;
  /** How second moments are stored (tools/leaps/candidates.ts); empty in 32 bits. */
  readonly candidate: string;
  readonly epsilon: number;
  /** Largest move of a weight in one step, in learning rates. */
  readonly largestStep: readonly (number | null)[];
  /** The same in the first 25 steps; recordings of first moments only. */
  readonly earlyStep?: readonly (number | null)[];
  /** Share of the weights that moved by more than four learning rates in some step. */
  readonly shareOverFour: readonly number[];
  /** Share of second moments stored as 0 after the last step. */
  readonly zeros: readonly number[];
  /** Mean training loss over the last tenth of the steps; trainings only. */
  readonly finalLoss?: readonly (number | null)[];
  /** Moves of the watched weights over all steps, in learning rates; prescribed gradients only. */
  readonly moves?: readonly number[];
}

/** The command that repeats the runs. */
export const LEAPS_COMMAND: string = leaps.command;
/** The recorded settings. */
export const LEAPS = leaps.cells as readonly LeapCell[];

/** The recorded tables of first moments in 4 bits, with 32-bit state beside them. */
export const FIRST_MOMENTS = firstMoments.cells as readonly LeapCell[];

/**
 * Returns the cell of a setting.
 *
 * @param candidate empty for 32-bit state
 * @throws RangeError if no such cell was recorded
 */
export function leapCell(
  task: string,
  bits: number,
  candidate: string,
  epsilon: number,
  rule = "adam",
): LeapCell {
  const found = LEAPS.find(
    (cell) =>
      cell.task === task &&
      cell.rule === rule &&
      cell.bits === bits &&
      cell.candidate === candidate &&
      cell.epsilon === epsilon,
  );
  if (!found)
    throw new RangeError(`no ${task} of ${rule} in ${bits} bits, "${candidate}", ${epsilon} was recorded`);
  return found;
}

/**
 * Returns the largest step of a cell as a multiple of the 32-bit run's with the same seed; infinite if a run
 * was lost.
 */
export function worstRatio({ task, rule, bits, candidate, epsilon }: LeapCell): number {
  const exact = leapCell(task, 32, "", epsilon, rule).largestStep;
  const steps = leapCell(task, bits, candidate, epsilon, rule).largestStep;
  return Math.max(...steps.map((step, i) => (step ?? Number.POSITIVE_INFINITY) / (exact[i] ?? 1)));
}

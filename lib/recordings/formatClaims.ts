import recorded from "./format-claims.json" with { type: "json" };

/** One setting of `npm run formats`, with one number for each seed, from seed 1; null if a run was lost. */
export interface FormatCell {
  readonly claim: string;
  readonly task: string;
  /** Name of a format, or of a variant of tools/formats/variants.ts. */
  readonly variant: string;
  readonly beta2: number;
  /** Step at which the loss was no number or twice that of the first step; null if that never happened. */
  readonly lostAt: readonly (number | null)[];
  /** Mean training loss over the last tenth of the steps, nats. */
  readonly finalLoss: readonly (number | null)[];
  /** Largest move of a weight in one step, in learning rates; null if it is no finite number. */
  readonly longest: readonly (number | null)[];
  /** Share of the moves of r that leave its code as it was; claim "beta2" only. */
  readonly stays?: readonly number[];
  /** Share of r that is off by more than a factor of 2 after the last step; claim "beta2" only. */
  readonly offByTwo?: readonly number[];
}

/** The command that repeats the runs. */
export const FORMATS_COMMAND: string = recorded.command;
/** The day of the recording. */
export const FORMATS_DATE: string = recorded.date;
/** Number of seeds of each setting. */
export const FORMATS_SEEDS: number = recorded.seeds;
const CELLS: readonly FormatCell[] = recorded.cells;

/**
 * Returns the cell of a setting.
 *
 * @throws RangeError if no such cell was recorded
 */
export function formatCell(claim: string, task: string, variant: string, beta2 = 0.999): FormatCell {
  const found = CELLS.find(
    (cell) => cell.claim === claim && cell.task === task && cell.variant === variant && cell.beta2 === beta2,
  );
  if (!found) throw new RangeError(`no ${claim} of ${variant} on ${task} at ${beta2} was recorded`);
  return found;
}

/** What the recorded runs of `npm run formats` say of three claims about formats of Adam's state. */
import { type FormatCell, formatCell } from "@/lib/recordings/formatClaims";
import { type PairedTest, pairedTest } from "@/lib/study/pairedTest";

/** The small models of the recording. */
export type ClaimTask = "words" | "points";

/** Returns how many runs of a cell were lost, and the step by which the last of them was. */
export function lostRuns({ lostAt }: FormatCell): { readonly lost: number; readonly latest: number } {
  const steps = lostAt.filter((step) => step !== null);
  return { lost: steps.length, latest: Math.max(0, ...steps) };
}

/**
 * Compares the final loss of a variant with that of 32-bit state, seed by seed: the test is of their ratios. A lost run is
 * infinitely worse.
 */
export function lossRatio(claim: string, task: ClaimTask, variant: string, beta2?: number): PairedTest {
  const exact = formatCell(claim, task, "float32", beta2).finalLoss;
  const stored = formatCell(claim, task, variant, beta2).finalLoss;
  return pairedTest(stored.map((loss, i) => (loss ?? Number.POSITIVE_INFINITY) / (exact[i] ?? Number.NaN)));
}

/** Returns the median over the seeds of a measure of a cell, and its interval; a number that is not finite is infinite. */
export const overSeeds = (values: readonly (number | null)[] | undefined): PairedTest =>
  pairedTest((values ?? []).map((value) => value ?? Number.POSITIVE_INFINITY));

/** Returns the share of the moves of r that leave its code as it was, median over the seeds. */
export const staysShare = (variant: string, beta2: number): number =>
  overSeeds(formatCell("beta2", "words", variant, beta2).stays).median;

/** Returns the share of r that is off by more than a factor of 2 at the end, median over the seeds and interval. */
export const offByTwo = (variant: string, beta2: number): PairedTest =>
  overSeeds(formatCell("beta2", "words", variant, beta2).offByTwo);

/**
 * Returns how many times the stored r a squared gradient must be before r moves to the next code: r moves only if
 * (1 - beta2)(g^2 / r - 1) exceeds half of the gap between two codes, relative to r.
 *
 * @param gap relative distance of two codes
 */
export const neededSquare = (gap: number, beta2: number): number => 1 + gap / 2 / (1 - beta2);

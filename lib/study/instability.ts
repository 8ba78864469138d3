/**
 * When a training run counts as unstable: one rule for the pages, the command line and the recorded data.
 *
 * The paper calls a run unstable if it diverged or crashed from exploding gradients, and gives no numbers. Ours:
 *
 * 1. its training loss, or its loss on held-out data, is not a finite number at some point; or
 * 2. it has diverged: at the end it has lost again more than a quarter of what its loss had come down from step 0
 *    to its best stretch; or
 * 3. it never came down: no stretch has a lower mean loss than step 0.
 *
 * A stretch is a tenth of the run, at least five steps: losses of single batches are noisy. A run that goes down
 * and stays bad is poor, not unstable; its loss says so.
 */
const LOST_AGAIN = 0.25;

/** The rule in one sentence, for pages and for recorded data. */
export const INSTABILITY_RULE =
  "A run counts as unstable if its loss stops being a finite number, if at its end it has lost again more than a quarter of what its loss had come down, or if its loss never came down. Losses are means over a tenth of the run.";

/** Steps whose losses are averaged before they are judged. */
export const stretchOf = (steps: number) => Math.min(steps, Math.max(5, Math.round(steps / 10)));

/** Mean loss over the last stretch; NaN if there are no losses or one of them is not finite. */
export function finalMean(losses: ArrayLike<number>): number {
  const from = losses.length - stretchOf(losses.length);
  return meanOf(losses, from, losses.length);
}

/**
 * Why a run is unstable, as the end of a sentence; empty if it is not.
 *
 * @param losses training loss at each step, from step 0
 * @param heldOut the metric on held-out samples at the end
 */
export function instability(losses: ArrayLike<number>, heldOut: number): string {
  for (let step = 0; step < losses.length; step++) {
    if (!Number.isFinite(losses[step])) return `its loss was no longer a number at step ${step}`;
  }
  if (!Number.isFinite(heldOut)) return "its result on held-out samples is not a finite number";
  if (losses.length < 2) return "";
  const best = bestStretch(losses);
  const gained = losses[0] - best;
  if (!(gained > 0)) return "its loss never came down";
  const lost = finalMean(losses) - best;
  if (lost > LOST_AGAIN * gained) return "its loss rose again and stayed high";
  return "";
}

/** The lowest mean loss of any stretch of the run. */
function bestStretch(losses: ArrayLike<number>): number {
  const length = stretchOf(losses.length);
  let sum = meanOf(losses, 0, length) * length;
  let best = sum;
  for (let end = length; end < losses.length; end++) {
    sum += losses[end] - losses[end - length];
    best = Math.min(best, sum);
  }
  return best / length;
}

function meanOf(losses: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += losses[i];
  return sum / (to - from);
}

/**
 * Decides whether a training run is unstable: one rule for the pages, the command line and the recorded data.
 *
 * The paper calls a run unstable if it diverged or crashed from exploding gradients, and gives no numbers.
 * Here a run is unstable if
 *
 * 1. its training loss, or its loss on held-out data, is not a finite number at some point; or
 * 2. it has diverged: at the end its loss is higher than in its best stretch by more than a quarter of the
 *    fall from step 0 to the best stretch; or
 * 3. its loss never fell: no stretch has a lower mean loss than step 0.
 *
 * A stretch is a tenth of the run, at least five steps, because losses of single batches are noisy. A run
 * whose loss falls and stays high is poor, not unstable; its loss shows that.
 */
import type { Said } from "@/lib/i18n/said";
import type { UnstableKey } from "./unstableMessages";

const LOST_AGAIN_SHARE = 0.25;

/** The rule in one sentence, for pages and for recorded data. */
export const INSTABILITY_RULE =
  "A run counts as unstable if its loss stops being a finite number, if at its end it has lost again more than a quarter of what its loss had come down, or if its loss never came down. Losses are means over a tenth of the run.";

/** Returns the number of steps of a stretch, over which losses are averaged. */
export const stretchOf = (steps: number) => Math.min(steps, Math.max(5, Math.round(steps / 10)));

/**
 * Returns the mean loss over the last stretch; not finite if there are no losses or one of them is not
 * finite.
 */
export function finalMean(losses: ArrayLike<number>): number {
  const from = losses.length - stretchOf(losses.length);
  return meanOf(losses, from, losses.length);
}

/**
 * Returns why a run is unstable, as the end of a sentence; empty if it is stable.
 *
 * @param losses training loss of each step, from step 0
 * @param heldOut the metric on held-out samples at the end
 */
export function instability(losses: ArrayLike<number>, heldOut: number): Said<UnstableKey> {
  for (let step = 0; step < losses.length; step++) {
    if (!Number.isFinite(losses[step])) return { key: "unstable.loss", values: { step } };
  }
  if (!Number.isFinite(heldOut)) return { key: "unstable.heldOut" };
  if (losses.length < 2) return "";
  const best = bestStretch(losses);
  const gained = losses[0] - best;
  if (!(gained > 0)) return { key: "unstable.neverFell" };
  const lost = finalMean(losses) - best;
  if (lost > LOST_AGAIN_SHARE * gained) return { key: "unstable.roseAgain" };
  return "";
}

/** Returns the lowest mean loss of any stretch of the run. */
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

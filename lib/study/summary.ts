/** The summary of a run that was trained to its end, small enough to store hundreds of them. */
import type { Said } from "@/lib/i18n/said";
import type { LossPoints } from "@/lib/training/lossPoints";
import { finalMean, instability } from "./instability";
import type { UnstableKey } from "./unstableMessages";

/** The summary of one run. Lists have one entry for each lane. */
export interface RunSummary {
  /** Name of the study's entry. */
  readonly name: string;
  /** Number of steps done; smaller than maxSteps if all lanes diverged before. */
  readonly steps: number;
  /** Mean training loss over the last tenth of the steps; not finite if a loss was not. */
  readonly finalLoss: readonly number[];
  /** The task's metric on held-out samples at the end. */
  readonly heldOut: readonly number[];
  /** Why a lane is unstable (instability.ts), as the end of a sentence; empty if it is stable. */
  readonly diverged: readonly Said<UnstableKey>[];
  readonly curve: LossCurve;
  /** Time of all steps, seconds. */
  readonly secondsTaken: number;
  /** Losses of some steps to the last bit, where the study was asked for them. */
  readonly points?: LossPoints;
}

/**
 * A shortened loss curve: each point is the mean over a stretch of steps, all stretches about equally long.
 */
export interface LossCurve {
  /** Middle of each stretch, in steps from 0. */
  readonly steps: readonly number[];
  /** For each lane, one mean a stretch; not finite if a loss was not. */
  readonly losses: readonly (readonly number[])[];
}

/** Largest number of points of a curve. */
const CURVE_POINTS = 60;

/**
 * Summarizes a run.
 *
 * @param name name of the study's entry
 * @param losses for each lane, the training loss of each step
 * @param heldOut metric of each lane at the end
 * @param secondsTaken time of all steps, seconds
 */
export function summaryOf(
  name: string,
  losses: readonly ArrayLike<number>[],
  heldOut: readonly number[],
  secondsTaken: number,
): RunSummary {
  return {
    name,
    steps: losses[0].length,
    finalLoss: losses.map(finalMean),
    heldOut,
    diverged: losses.map((lane, i) => instability(lane, heldOut[i])),
    curve: curveOf(losses),
    secondsTaken,
  };
}

/**
 * Shortens loss curves.
 *
 * @param losses for each lane, the training loss of each step
 * @param points largest number of points of the result
 */
export function curveOf(losses: readonly ArrayLike<number>[], points = CURVE_POINTS): LossCurve {
  const count = losses[0].length;
  const bins = Math.min(points, count);
  const edge = (bin: number) => Math.round((bin * count) / bins);
  const steps = Array.from({ length: bins }, (_, bin) => (edge(bin) + edge(bin + 1) - 1) / 2);
  const means = (lane: ArrayLike<number>) =>
    Array.from({ length: bins }, (_, bin) => {
      let sum = 0;
      for (let i = edge(bin); i < edge(bin + 1); i++) sum += lane[i];
      return sum / (edge(bin + 1) - edge(bin));
    });
  return { steps, losses: losses.map(means) };
}

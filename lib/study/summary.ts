/** What is kept of a run that was trained to its end: little enough to hold hundreds of them. */
import { finalMean, instability } from "./instability";

export interface RunSummary {
  /** The name of the study's entry. */
  readonly name: string;
  /** Steps that were done; fewer than asked for if no lane was left that could go on. */
  readonly steps: number;
  /** Mean training loss over the last tenth of the steps, a lane each; NaN if it was no longer a number. */
  readonly finalLoss: readonly number[];
  /** The task's metric on held-out samples at the end, a lane each. */
  readonly heldOut: readonly number[];
  /** Why a lane is unstable (instability.ts), as the end of a sentence; empty if it is not. */
  readonly diverged: readonly string[];
  readonly curve: Curve;
  readonly secondsTaken: number;
}

/** Losses in short: each point is the mean over an equal stretch of steps. */
export interface Curve {
  /** The middle of each stretch, in steps from 0. */
  readonly steps: readonly number[];
  /** A lane each; NaN where a loss was no number. */
  readonly losses: readonly (readonly number[])[];
}

/** Points of a curve, at most. */
const CURVE_POINTS = 60;

/**
 * @param losses training loss of each lane at each step
 * @param heldOut the metric of each lane at the end
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

export function curveOf(losses: readonly ArrayLike<number>[], points = CURVE_POINTS): Curve {
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

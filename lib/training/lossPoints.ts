/**
 * The losses of a run at a fixed number of steps: small enough for a link, exact enough to be compared by
 * bits.
 */
import { decodeBase64, encodeBase64 } from "@/lib/options/base64";

/** Points of a record at most, one more than intervals. */
const MAX_POINTS = 65;
/** Steps up to which the history of a run keeps each of them (history.ts). */
const KEPT_STEPS = 4096;

/** Losses at some steps, as bytes. */
export interface LossPoints {
  /** Number of steps of the run; the points are spread over them evenly, first and last included. */
  readonly steps: number;
  /** For each lane, the 32-bit losses of the points as base64, little-endian. */
  readonly losses: readonly string[];
}

/**
 * Returns the steps, from 0, at which a run of `steps` steps is recorded: evenly spread, the first and the
 * last included. Of a run that is longer than its history, only steps that the history keeps.
 */
export function recordedSteps(steps: number): number[] {
  const points = Math.min(MAX_POINTS, steps);
  const stride = 2 ** Math.max(0, Math.ceil(Math.log2(steps / KEPT_STEPS)));
  return Array.from({ length: points }, (_, i) => {
    if (i === points - 1) return steps - 1;
    const step = Math.round((i * (steps - 1)) / (points - 1));
    return step - (step % stride);
  });
}

/**
 * Returns the points of a run.
 *
 * @param steps number of steps done
 * @param lossAt returns the loss of a lane at a step; NaN where it is not known
 */
export function lossPoints(
  steps: number,
  lanes: number,
  lossAt: (lane: number, step: number) => number,
): LossPoints {
  const at = recordedSteps(steps);
  const losses = Array.from({ length: lanes }, (_, lane) => {
    const values = Float32Array.from(at, (step) => lossAt(lane, step));
    return encodeBase64(new Uint8Array(values.buffer));
  });
  return { steps, losses };
}

/**
 * Returns the losses of the points, [lane][point].
 *
 * @returns undefined if the text is no base64 or has another number of points
 */
export function readLosses({ steps, losses }: LossPoints): Float32Array[] | undefined {
  const count = recordedSteps(steps).length;
  try {
    const lanes = losses.map((text) => new Float32Array(decodeBase64(text).buffer));
    return lanes.every(({ length }) => length === count) ? lanes : undefined;
  } catch {
    return undefined;
  }
}

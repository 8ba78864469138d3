import type { HistoryView } from "@/lib/training/history";

/** The losses of a run as they are heard: a note stands for a few steps in a row. */
export interface Heard {
  /** The last step of each note, ascending. */
  readonly steps: readonly number[];
  /** Mean loss of each lane in each note; NaN where a lane has no finite loss, which is silent. */
  readonly losses: readonly (readonly number[])[];
  /** The lowest and the highest of these means; [1, 1] if there is none. */
  readonly range: readonly [low: number, high: number];
}

/** Most notes: at four a second, the usual pace of chart2music, a whole run takes 30 seconds. */
export const MOST_NOTES = 120;

/**
 * Returns a copy of the losses of a run as notes. A run of at most MOST_NOTES points has a note for each point, a longer
 * one has means over equal numbers of points, since the loss of a single batch says little.
 */
export function heardOf({ length, step, losses }: HistoryView, most = MOST_NOTES): Heard {
  const points = Math.max(1, Math.ceil(length / most));
  const ends = Array.from({ length: Math.ceil(length / points) }, (_, i) =>
    Math.min(length, (i + 1) * points),
  );
  const means = losses.map((loss) => ends.map((end, i) => meanOf(loss.subarray(i * points, end))));
  const all = means.flat().filter(Number.isFinite);
  return {
    steps: ends.map((end) => step[end - 1]),
    losses: means,
    range: all.length > 0 ? [Math.min(...all), Math.max(...all)] : [1, 1],
  };
}

function meanOf(values: Float32Array): number {
  const finite = values.filter(Number.isFinite);
  return finite.reduce((sum, value) => sum + value, 0) / finite.length;
}

/** The lowest and the highest note, Hz: A3 and A5. */
const PITCHES = [220, 880] as const;

/**
 * Returns the pitch of a loss in Hz, higher for a higher loss. Equal ratios of losses are equal musical intervals, so
 * that two lanes a fixed share apart sound alike at each height.
 *
 * @param range lowest and highest loss, which get the lowest and the highest pitch; both positive
 */
export function pitchOf(loss: number, [low, high]: Heard["range"]): number {
  const [bottom, top] = PITCHES;
  const share = high > low ? Math.log(loss / low) / Math.log(high / low) : 0.5;
  return bottom * (top / bottom) ** Math.max(0, Math.min(1, share));
}

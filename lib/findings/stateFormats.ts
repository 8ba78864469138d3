/** The museum of state formats at the settings with which its figure opens. */
import { formatLaneRun } from "@/lib/jobs/formats/lane";
import { type FormatScore, type MuseumResult, museumRun } from "@/lib/jobs/formats/museum";
import { atOnce } from "@/lib/jobs/sliced";
import { UPDATE_BOUNDS } from "@/lib/numerics/formats/scores";
import { STATE_FORMATS } from "./setups";

let museum: MuseumResult | undefined;

/** Returns the result of the museum, which is computed once. */
export function museumAtDefaults(): MuseumResult {
  const { bound, ...setup } = STATE_FORMATS;
  museum ??= atOnce(museumRun(setup));
  return museum;
}

/** Returns the measures of a format. @throws RangeError if there is no format of that name */
export function museumScore(name: string): FormatScore {
  const found = museumAtDefaults().scores.find((score) => score.name === name);
  if (!found) throw new RangeError(`no format "${name}"`);
  return found;
}

/** Returns the share of the updates of a format, 0 to 1, that are off by more than the figure's first bound. */
export const offAtDefaults = (name: string): number =>
  museumScore(name).update.over[UPDATE_BOUNDS.indexOf(STATE_FORMATS.bound)];

/** Ratios of final losses that were computed before, by format. */
const ratios = new Map<string, number>();

/**
 * Returns the training loss of a lane in a format over that of 32-bit state, both as the mean over the last tenth of the
 * steps, as the figure's own lane computes them.
 */
export function trainedRatio(format: string): number {
  const known = ratios.get(format);
  if (known !== undefined) return known;
  const { gradients, seed } = STATE_FORMATS;
  const { exact, stored } = atOnce(formatLaneRun({ gradients, format, seed }));
  const tail = (losses: Float32Array) =>
    losses.slice(-losses.length / 10).reduce((sum, loss) => sum + loss, 0) / (losses.length / 10);
  const ratio = tail(stored) / tail(exact);
  ratios.set(format, ratio);
  return ratio;
}

import type { NumberOption } from "@/lib/options/options";

/** Positions of a slider over a range without steps: fine enough for the eye, few enough for the arrow keys. */
const SMOOTH = 200;
/** A slider with more steps than a wide screen has pixels cannot reach them all. */
const MAX_STOPS = 2000;

const rounded = (value: number, digits: number) => Number(value.toPrecision(digits));

/** Whether a slider can reach every value; a seed with a million values wants a field to type in. */
export function fitsSlider(spec: NumberOption): boolean {
  return spec.step === undefined || spec.scale === "log" || (spec.max - spec.min) / spec.step < MAX_STOPS;
}

/**
 * The values that a slider over a number can stand at, ascending and distinct. On a logarithmic scale they are
 * equally far apart as ratios; with steps, the nearest multiples of the step.
 *
 * @throws RangeError for a logarithmic scale that does not start above 0: the table is wrong, not the reader
 */
export function stopsOf(spec: NumberOption): readonly number[] {
  const { min, max, step, scale } = spec;
  if (scale === "log" && min <= 0) throw new RangeError(`${spec.label}: a logarithmic scale starts above 0.`);
  const snap = (value: number) =>
    step === undefined ? rounded(value, 3) : rounded(min + Math.round((value - min) / step) * step, 12);
  const count = scale !== "log" && step !== undefined ? Math.floor((max - min) / step + 1e-9) : SMOOTH;
  const inner = Array.from({ length: Math.max(0, count - 1) }, (_, i) => {
    const share = (i + 1) / count;
    return snap(scale === "log" ? min * (max / min) ** share : min + share * (max - min));
  });
  const within = inner.filter((value) => value > min && value < max);
  return [min, ...within, max].filter((value, i, all) => i === 0 || value > all[i - 1]);
}

/** Index of the stop nearest to a value. */
export function nearestStop(stops: readonly number[], value: number): number {
  let best = 0;
  for (let i = 1; i < stops.length; i++) {
    if (Math.abs(stops[i] - value) < Math.abs(stops[best] - value)) best = i;
  }
  return best;
}

import type { NumberOption } from "@/lib/options/options";

/**
 * Number of positions of a slider over a range without steps: fine enough to look smooth, few enough for
 * arrow keys.
 */
const SMOOTH = 200;
/** Largest number of stops: a slider with more steps than a wide screen has pixels cannot reach them all. */
const MAX_STOPS = 2000;

const rounded = (value: number, digits: number) => Number(value.toPrecision(digits));

/** Returns whether a slider can reach every value; a seed with a million values needs a field. */
export function fitsSlider(spec: NumberOption): boolean {
  return spec.step === undefined || spec.scale === "log" || (spec.max - spec.min) / spec.step < MAX_STOPS;
}

/**
 * Returns the values at which a slider over a number can stand, ascending and distinct. On a logarithmic
 * scale the ratio of neighbours is equal; with steps, the values are rounded to multiples of the step.
 *
 * @throws RangeError for a logarithmic scale that does not start above 0: the error is in the table of options
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

/** Returns the index of the stop nearest to a value. */
export function nearestStop(stops: readonly number[], value: number): number {
  let best = 0;
  for (let i = 1; i < stops.length; i++) {
    if (Math.abs(stops[i] - value) < Math.abs(stops[best] - value)) best = i;
  }
  return best;
}

/** How a number compares with the true one. */
export interface Score {
  /** Within a tenth, or within three points for percentages. */
  readonly close: boolean;
  /** Completes "Your guess is ...". */
  readonly verdict: string;
}

const CLOSE = 1.1;
const CLOSE_POINTS = 3;
const EXACT = 1.005;

const short = (value: number) => String(Number(value.toPrecision(2)));

/** Percentages are compared in points, other quantities as ratios: twice too high is as far off as twice too low. */
export function scoreGuess(guess: number, truth: number, unit: string): Score {
  const side = guess > truth ? "high" : "low";
  const gap = Math.abs(guess - truth);
  if (unit === "%") {
    if (gap < 0.5) return { close: true, verdict: "right to the point" };
    return { close: gap <= CLOSE_POINTS, verdict: `${short(gap)} percentage points too ${side}` };
  }
  if (guess === truth) return { close: true, verdict: "exactly right" };
  // Without two numbers of one sign there is no ratio.
  if (guess * truth <= 0) return { close: false, verdict: `too ${side}` };
  const ratio = Math.max(guess / truth, truth / guess);
  if (ratio < EXACT) return { close: true, verdict: "right to within half a percent" };
  if (ratio < 1.5)
    return { close: ratio <= CLOSE, verdict: `${short((100 * gap) / Math.abs(truth))} % too ${side}` };
  return { close: false, verdict: `${short(ratio)} times too ${side}` };
}

/** Whether an answer is as near to the true number as an exercise asks, as a share of it. */
export const isWithin = (answer: number, truth: number, tolerance: number) =>
  // A grain more than the tolerance: 0.98 is 2 % below 1 although its float is not quite.
  Math.abs(answer - truth) <= Math.abs(truth) * tolerance * (1 + 1e-9) + Number.EPSILON;

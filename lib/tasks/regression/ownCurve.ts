/** Points of the reader's own to draw a curve through, as CSV: x and y. */
import { fitted, readCsv } from "../csv";
import type { OwnData } from "../task";

const COLUMNS = { numbers: ["x", "y"], minRows: 10, maxRows: 5000 };

/** The points, or a sentence about why there are none. */
export type ReadCurve =
  | { readonly problem: ""; readonly xs: Float64Array; readonly ys: Float64Array }
  | { readonly problem: string; readonly xs?: undefined };

/** Each coordinate stays as it is if it lies between -1 and 1, else it is scaled to that. */
export function readCurve(text: string): ReadCurve {
  const { problem, numbers } = readCsv(text, COLUMNS);
  if (problem) return { problem };
  if (numbers.x.every((x) => x === numbers.x[0]))
    return { problem: `All samples have the same x, ${numbers.x[0]}; a curve needs different ones.` };
  return { problem: "", xs: fitted(numbers.x, -1, 1), ys: fitted(numbers.y, -1, 1) };
}

export const ownCurve: OwnData = {
  accept: [".csv", ".tsv", ".txt"],
  hint:
    "CSV with the columns x and y, one point a line. Values beyond -1 to 1 are scaled to it, and errors are measured " +
    "after that. A fifth of the points is held out, and the options on curve, noise and samples have no effect.",
  check: (text) => readCurve(text).problem,
};

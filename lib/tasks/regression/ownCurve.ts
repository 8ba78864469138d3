/** Points of the reader's own for the regression task, as CSV with x and y. */
import { fitted, readCsv } from "../csv";
import type { OwnData } from "../task";

/** Required columns, and the smallest and largest number of points. */
const COLUMNS = { numbers: ["x", "y"], minRows: 10, maxRows: 5000 };

/** The points of a table, [points] each, or why they cannot be used as a sentence for the reader. */
export type ReadCurve =
  | { readonly problem: ""; readonly xs: Float64Array; readonly ys: Float64Array }
  | { readonly problem: string; readonly xs?: undefined };

/**
 * Reads a CSV table of points. A coordinate stays unchanged if all its values lie between -1 and 1, else it
 * is scaled.
 */
export function readCurve(text: string): ReadCurve {
  const { problem, numbers } = readCsv(text, COLUMNS);
  if (problem) return { problem };
  if (numbers.x.every((x) => x === numbers.x[0]))
    return { problem: `All samples have the same x, ${numbers.x[0]}; a curve needs different ones.` };
  return { problem: "", xs: fitted(numbers.x, -1, 1), ys: fitted(numbers.y, -1, 1) };
}

/** The reader's own data of the regression task. */
export const ownCurve: OwnData = {
  accept: [".csv", ".tsv", ".txt"],
  hint:
    "CSV with the columns x and y, one point a line. Values beyond -1 to 1 are scaled to it, and errors are measured " +
    "after that. A fifth of the points is held out, and the options on curve, noise and samples have no effect.",
  check: (text) => readCurve(text).problem,
};

/**
 * The curves of the regression task: the built-in functions from [-1, 1] to [-1, 1], and the points of the
 * reader's own.
 */
import { english } from "../messages";
import { describeTable, fitted, readCsv } from "../table/csv";
import type { OwnData } from "../task";

/** A periodic function. */
export interface CurveShape {
  readonly name: string;
  readonly label: string;
  /**
   * Returns the value, -1 to 1.
   *
   * @param phase number of periods from the beginning
   */
  at(phase: number): number;
}

/** All built-in curves, in the order of the picker. */
export const CURVE_SHAPES: readonly CurveShape[] = [
  { name: "sine", label: "Sine", at: (phase) => Math.sin(2 * Math.PI * phase) },
  {
    name: "triangle",
    label: "Triangle",
    at(phase) {
      const part = phase - Math.floor(phase);
      return part < 0.25 ? 4 * part : part < 0.75 ? 2 - 4 * part : 4 * part - 4;
    },
  },
  { name: "steps", label: "Steps", at: (phase) => (phase - Math.floor(phase) < 0.5 ? 0.7 : -0.7) },
];

/** Returns the curve's value at x, -1 to 1, if `waves` periods fit between x = -1 and x = 1. */
export const curveAt = (shape: CurveShape, waves: number, x: number) => shape.at((waves * (x + 1)) / 2);

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
export function readCurve(text: string, t = english): ReadCurve {
  const { problem, numbers } = readCsv(text, COLUMNS, t);
  if (problem) return { problem };
  if (numbers.x.every((x) => x === numbers.x[0]))
    return { problem: t("task.regression.oneX", { x: t.print(String(numbers.x[0])) }) };
  return { problem: "", xs: fitted(numbers.x, -1, 1), ys: fitted(numbers.y, -1, 1) };
}

/** The reader's own data of the regression task. */
export const ownCurve: OwnData = {
  accept: [".csv", ".tsv", ".txt"],
  hint:
    "CSV with the columns x and y, one point a line; columns of other names can be chosen. Values beyond -1 to 1 are " +
    "scaled to it, and errors are measured after that. A fifth of the points is held out, and the options on curve, " +
    "noise and samples have no effect.",
  check: (text, _options, t) => readCurve(text, t).problem,
  describe: (text, _options, t) => describeTable(readCsv(text, COLUMNS), t),
  columns: COLUMNS,
};

/**
 * Points of the reader's own, as CSV with x, y and a class; pages that let readers draw points write the same
 * form.
 */

import { english } from "../messages";
import { describeTable, fitted, readCsv } from "../table/csv";
import type { OwnData } from "../task";
import type { LabelledPoints } from "./pointSets";
import { POINTS_GRID } from "./pointSets";

/** Smallest and largest number of points that can be trained on. */
export const POINT_COUNTS = { fewest: 10, most: 5000 } as const;

/** Returns the required columns of a table with at least `minRows` rows. */
export const pointColumns = (minRows: number) => ({
  numbers: ["x", "y"],
  words: ["class"],
  minRows,
  maxRows: POINT_COUNTS.most,
});

/** The points of a table, or why they cannot be used as a sentence for the reader. */
export type ReadPoints =
  | { readonly problem: ""; readonly points: LabelledPoints }
  | { readonly problem: string; readonly points?: undefined };

/**
 * Reads a CSV table of points. A coordinate stays unchanged if all its values lie in the picture
 * (POINTS_GRID), else it is scaled to -1 to 1. The classes are any two words or numbers; the first in
 * alphabetical order is class 0.
 */
export function readPoints(text: string, t = english): ReadPoints {
  const { problem, numbers, words } = readCsv(text, pointColumns(POINT_COUNTS.fewest), t);
  if (problem) return { problem };
  const classes = [...new Set(words.class)].sort();
  if (classes.length === 1) return { problem: t("task.points.oneClass", { name: classes[0] }) };
  if (classes.length > 2) {
    const names = [...classes.slice(0, 3), ...(classes.length > 3 ? ["…"] : [])].join(", ");
    return { problem: t("task.points.manyClasses", { classes: String(classes.length), names }) };
  }
  const kinds = Uint8Array.from(words.class, (word) => classes.indexOf(word));
  return { problem: "", points: { positions: positionsOf(numbers), kinds } };
}

/** Returns x and y of each point, interleaved, [points, 2], scaled to fit into the picture. */
export function positionsOf({ x, y }: Readonly<Record<string, Float64Array>>): Float32Array {
  const { min, max } = POINTS_GRID;
  const columns = [fitted(x, min, max), fitted(y, min, max)];
  return Float32Array.from({ length: 2 * x.length }, (_, i) => columns[i % 2][i >> 1]);
}

/** The reader's own data of the points task. */
export const ownPoints: OwnData = {
  accept: [".csv", ".tsv", ".txt"],
  hint:
    "CSV with the columns x, y and class, one point a line, two classes; columns of other names can be chosen. " +
    "Coordinates beyond the picture are scaled to -1 to 1. A fifth of the points is held out, and the options on data, " +
    "noise and samples have no effect.",
  check: (text, _options, t) => readPoints(text, t).problem,
  describe: (text, _options, t) => describeTable(readCsv(text, pointColumns(POINT_COUNTS.fewest)), t),
  columns: pointColumns(POINT_COUNTS.fewest),
};

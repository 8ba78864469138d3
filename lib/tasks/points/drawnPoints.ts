/**
 * Points that the reader is drawing: the same CSV table as own data, but with any number of points and
 * classes.
 */
import { readCsv } from "../table/csv";
import { pointColumns, positionsOf } from "./ownPoints";
import type { LabelledPoints } from "./pointSets";

/** Names of the two classes in the table, class 0 first: the shapes with which the picture draws them. */
const CLASS_NAMES = ["circle", "triangle"] as const;

/** Decimal places of a coordinate: 0.001 is a fifth of a pixel on a wide picture. */
const DIGITS = 3;

/** Returns the CSV table of some points; empty if there are none. */
export function writePoints({ positions, kinds }: LabelledPoints): string {
  if (kinds.length === 0) return "";
  const print = (coordinate: number) => String(Number(coordinate.toFixed(DIGITS)));
  const rows = Array.from(
    kinds,
    (kind, i) => `${print(positions[2 * i])},${print(positions[2 * i + 1])},${CLASS_NAMES[kind]}`,
  );
  return `x,y,class\n${rows.join("\n")}\n`;
}

/**
 * Reads the points of a table with any number of rows. Classes other than CLASS_NAMES are sorted
 * alphabetically, the first is class 0, as in training.
 *
 * @returns undefined if the text is not a table of points in at most two classes
 */
export function readUnfinished(text: string): LabelledPoints | undefined {
  if (text.trim() === "") return { positions: new Float32Array(0), kinds: new Uint8Array(0) };
  const { problem, numbers, words } = readCsv(text, pointColumns(0));
  if (problem) return undefined;
  const found = [...new Set(words.class)].sort();
  if (found.length > 2) return undefined;
  const [first, second] = CLASS_NAMES;
  const classes = found.length === 1 ? [found[0] === second ? first : found[0], second] : found;
  return {
    positions: positionsOf(numbers),
    kinds: Uint8Array.from(words.class, (word) => classes.indexOf(word)),
  };
}

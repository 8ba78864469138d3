/** Points that are being drawn by hand: the same table as the reader's own CSV, and as few of them as there are yet. */
import { readCsv } from "../csv";
import { pointColumns, positionsOf } from "./ownPoints";
import type { LabelledPoints } from "./pointSets";

/** What the two classes are called in the table: as the picture draws them, class 0 first. */
const CLASS_NAMES = ["circle", "triangle"] as const;

/** Digits behind the point: a fifth of a pixel on a wide picture. */
const DIGITS = 3;

/** The table of these points; empty if there are none. */
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
 * The points of a table, however few and of whichever class; of another table's two classes the first in the alphabet
 * is class 0, as when it is trained on.
 *
 * @returns undefined for what is no table of points in at most two classes
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

import { type DataTable, shortest32 } from "@/components/figure/table";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { indexToTree } from "./tree";

export type Reading = "index" | "tree";

/** What there is to say about one code of a map. Values are shares of the block's absmax. */
export interface CodeFacts {
  readonly index: number;
  readonly value: number;
  /** The next smaller and larger value; undefined at the ends. */
  readonly below?: number;
  readonly above?: number;
  /** What is rounded to this code: from and to the midpoints, and to the end of the range at the ends. */
  readonly from: number;
  readonly to: number;
  /**
   * Largest |x - value| / |x| over what is rounded to this code; 1 for the code of zero (all of x is lost),
   * infinite where 0 itself is stored as something else.
   */
  readonly worstError: number;
  /** The power of ten that the value's decade ends at: 0 for 0.1 to 1. Undefined for zero. */
  readonly decade?: number;
}

/** @param index 0 to values.length - 1 */
export function factsOf(map: QuantizationMap, index: number): CodeFacts {
  const { values, signed } = map;
  const value = values[index];
  const below = index > 0 ? values[index - 1] : undefined;
  const above = index < values.length - 1 ? values[index + 1] : undefined;
  // The search compares with midpoints that are rounded to float32.
  const from = below === undefined ? (signed ? -1 : 0) : Math.fround((below + value) / 2);
  const to = above === undefined ? 1 : Math.fround((value + above) / 2);
  return {
    index,
    value,
    below,
    above,
    from,
    to,
    worstError: worstError(value, from, to),
    decade: value === 0 ? undefined : decadeOf(value),
  };
}

function worstError(value: number, from: number, to: number): number {
  if (value === 0) return 1;
  if (from <= 0 && to >= 0) return Number.POSITIVE_INFINITY;
  return Math.max(Math.abs(from - value) / Math.abs(from), Math.abs(to - value) / Math.abs(to));
}

/** Smallest power of ten that is not below |value|; float32 of 0.1 is a little more than 0.1, hence the rounding. Adding 0 turns -0 into 0. */
function decadeOf(value: number): number {
  return Math.ceil(Number(Math.log10(Math.abs(value)).toFixed(6))) + 0;
}

/** Relative distance to the nearer and to the farther neighbour; undefined for zero. */
export function neighbourDistances(facts: CodeFacts): readonly number[] | undefined {
  const { value, below, above } = facts;
  if (value === 0) return undefined;
  return [below, above]
    .filter((other) => other !== undefined)
    .map((other) => Math.abs(other - value) / Math.abs(value))
    .sort((a, b) => a - b);
}

/** Whether the bits of this map can be read as a tree. The library builds no other map that way. */
export function hasTree(map: QuantizationMap): boolean {
  return map.name === "dynamic" && map.bits === 8;
}

/** The byte that is shown for a code in a reading. */
export function byteOf(map: QuantizationMap, index: number, reading: Reading): number {
  return reading === "tree" && hasTree(map) ? indexToTree(index, map.signed) : index;
}

/** A byte as its eight bits. */
export function bits(byte: number): string {
  return byte.toString(2).padStart(8, "0");
}

/** All codes of a map with what is said about each. */
export function mapTable(map: QuantizationMap): DataTable {
  const tree = hasTree(map);
  return {
    caption: `All ${map.values.length} values of the ${mapName(map)} map, as shares of the block’s absmax.`,
    columns: [
      "code",
      "bits of the code",
      ...(tree ? ["bits of the tree"] : []),
      "value",
      "rounds from",
      "rounds to",
      "worst relative error",
    ],
    rows: Array.from(map.values, (value, index) => {
      const { from, to, worstError: worst } = factsOf(map, index);
      return [
        index,
        bits(index),
        ...(tree ? [bits(indexToTree(index, map.signed))] : []),
        shortest32(value),
        shortest32(from),
        shortest32(to),
        Number(worst.toPrecision(3)),
      ];
    }),
  };
}

/** As the text calls it: "signed dynamic". */
export function mapName(map: QuantizationMap): string {
  return `${map.signed ? "signed" : "unsigned"} ${map.label}`;
}

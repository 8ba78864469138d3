import { type DataTable, shortest32 } from "@/components/figure/table";
import { mapFamily, type QuantizationMap } from "@/lib/numerics/maps";
import { english } from "./messages";
import { indexToTree } from "./tree";

/** How the bits of a byte are read: as the index in the table, or as the tree of the paper. */
export type Reading = "index" | "tree";

/** The numbers of one code of a map. Values are shares of the block's absmax. */
export interface CodeFacts {
  readonly index: number;
  readonly value: number;
  /** The next smaller and larger value; undefined at the ends. */
  readonly below?: number;
  readonly above?: number;
  /** Interval that is rounded to this code: between the midpoints, or to the end of the range at the ends. */
  readonly from: number;
  readonly to: number;
  /**
   * Largest |x - value| / |x| over the interval that is rounded to this code; 1 for the code of zero (all of
   * x is lost), infinite if 0 is in the interval and the value is not 0.
   */
  readonly worstError: number;
  /** The power of ten that the value's decade ends at: 0 for 0.1 to 1. Undefined for zero. */
  readonly decade?: number;
}

/**
 * Returns the numbers of one code.
 *
 * @param index 0 to values.length - 1
 */
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

/**
 * Returns the exponent of the smallest power of ten that is not below |value|. The logarithm is rounded,
 * since the float32 of 0.1 is slightly more than 0.1. Adding 0 turns -0 into 0.
 */
function decadeOf(value: number): number {
  return Math.ceil(Number(Math.log10(Math.abs(value)).toFixed(6))) + 0;
}

/** Returns the relative distances of the nearer and the farther neighbour; undefined for zero. */
export function neighbourDistances(facts: CodeFacts): readonly number[] | undefined {
  const { value, below, above } = facts;
  if (value === 0) return undefined;
  return [below, above]
    .filter((other) => other !== undefined)
    .map((other) => Math.abs(other - value) / Math.abs(value))
    .sort((a, b) => a - b);
}

/** Returns whether the bits of a map can be read as a tree: only the 8-bit dynamic map is built from one. */
export function hasTree(map: QuantizationMap): boolean {
  return map.name === "dynamic" && map.bits === 8;
}

/** Returns the byte of a code, 0 to 255, in a reading. */
export function byteOf(map: QuantizationMap, index: number, reading: Reading): number {
  return reading === "tree" && hasTree(map) ? indexToTree(index, map.signed) : index;
}

/** Returns the eight bits of a byte as text, the highest first. */
export function bits(byte: number): string {
  return byte.toString(2).padStart(8, "0");
}

/** Returns a table with one row for each code of a map. */
export function mapTable(map: QuantizationMap, t = english): DataTable {
  const tree = hasTree(map);
  return {
    caption: t("table.caption", { count: map.values.length, map: mapName(map, t) }),
    columns: [
      t("table.code"),
      t("table.bits"),
      ...(tree ? [t("table.tree")] : []),
      t("table.value"),
      t("table.from"),
      t("table.to"),
      t("table.error"),
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

/** Returns sign and name of a map, such as "signed dynamic". */
export function mapName(map: QuantizationMap, t = english): string {
  const name = t.named(`options.map.${map.name}`, map.label);
  return t(map.signed ? "map.signed" : "map.unsigned", { map: name });
}

/**
 * Returns the 8-bit map of a family, with the other sign if the family has no map of the requested sign.
 *
 * @returns the map, and a sentence if its sign is not the requested one, else ""
 */
export function chosenMap(name: string, sign: string, t = english): { map: QuantizationMap; note: string } {
  const family = mapFamily(name);
  const signed = sign === "signed";
  if (family.offers({ bits: 8, signed })) return { map: family.make({ bits: 8, signed }), note: "" };
  return {
    map: family.make({ bits: 8, signed: !signed }),
    note: t(signed ? "note.unsigned" : "note.signed", {
      map: t.named(`options.map.${name}`, family.label),
    }),
  };
}

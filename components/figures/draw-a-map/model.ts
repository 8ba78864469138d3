import { printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { builtIn, drawn, type Score, scoreOnce } from "@/lib/findings/mapScores";
import { customMap, type QuantizationMap } from "@/lib/numerics/maps";
import type { Values } from "@/lib/options/options";
import { layoutFor } from "../maps/layout";
import { printError } from "../maps/print";
import { decodeHeights, decodeTable } from "./codec";
import type { drawAMapOptions } from "./figure";
import { COLUMNS, evenHeights, tableFromDensity } from "./shape";

export type DrawValues = Values<typeof drawAMapOptions>;

/** A table that is always usable, and what there is to say about how it came about. */
export interface Compiled {
  readonly values: Float32Array;
  readonly notes: readonly string[];
}

/** The table that was dragged; the dynamic map before anything was, and where a link cannot be read. */
export function levelsOf({ levels, sign }: Pick<DrawValues, "levels" | "sign">): Compiled {
  const start = builtIn("dynamic", sign === "signed")!.values;
  if (levels === "") return { values: start, notes: [] };
  const decoded = decodeTable(levels);
  if ("values" in decoded && sign === "unsigned" && decoded.values[0] < 0) {
    return { values: start, notes: ["The table in this link has a sign; this is the unsigned dynamic map."] };
  }
  return "values" in decoded
    ? { values: decoded.values, notes: [] }
    : { values: start, notes: [decoded.problem] };
}

/** The heights that were painted; even before anything was, and where a link cannot be read. */
export function heightsOfText(text: string): {
  readonly heights: Uint8Array;
  readonly notes: readonly string[];
} {
  if (text === "") return { heights: evenHeights(), notes: [] };
  const heights = decodeHeights(text, COLUMNS);
  return heights
    ? { heights, notes: [] }
    : { heights: evenHeights(), notes: ["The density in this link cannot be read; this is an even one."] };
}

/** The table of what was painted. */
export function densityTable({
  density,
  sign,
  axis,
}: Pick<DrawValues, "density" | "sign" | "axis">): Compiled {
  const { heights, notes } = heightsOfText(density);
  const layout = layoutFor(sign === "signed", axis);
  if (heights.some((height) => height > 0)) return { values: tableFromDensity(heights, layout), notes };
  const empty = "Nothing is painted, so the levels lie evenly.";
  return { values: tableFromDensity(evenHeights(), layout), notes: [...notes, empty] };
}

export const YOURS = "yours";

export const mapOf = (values: Float32Array): QuantizationMap => customMap(values, YOURS);

/** Numbers that the maps are compared on: fewer than in the duel, as a dragged table is scored at each move. */
const COMPARED = 2 ** 14;

/** The data of the comparison; an unsigned map gets magnitudes. */
export function comparedData(name: string, signed: boolean): Float32Array {
  const x = drawn(name, COMPARED);
  return signed ? x : x.map(Math.abs);
}

/** Your map beside the two that everybody knows, of the same sign. */
export function compare(map: QuantizationMap, x: Float32Array, blockSize: number): readonly Score[] {
  const others = ["dynamic", "linear"].map((name) => builtIn(name, map.signed)!);
  return [map, ...others].map((each) => scoreOnce(x, each, blockSize));
}

/** What is odd about a table, as sentences. */
export function oddities({ values, signed }: QuantizationMap): string[] {
  const highest = values[values.length - 1];
  const lowest = values[0];
  const sentences = [];
  if (!values.includes(0))
    sentences.push("It has no exact zero, so a state that is zero does not stay zero.");
  if (highest < 1) {
    sentences.push(
      `Its highest level is ${printError(highest)}: a positive block extreme loses ${printPercent(1 - highest)}.`,
    );
  }
  if (signed && lowest > -1) {
    sentences.push(
      `Its lowest level is ${printError(lowest)}: a negative block extreme loses ${printPercent(1 + lowest)}.`,
    );
  }
  return sentences;
}

/** The caption: your map against the better of the two others. */
export function captionOf([yours, ...others]: readonly Score[], what: string): string {
  const best = others.reduce((a, b) => (b.meanAbsolute < a.meanAbsolute ? b : a));
  const ratio = yours.meanAbsolute / best.meanAbsolute;
  const beside =
    Math.abs(ratio - 1) < 0.005
      ? `as large as that of ${best.label}`
      : `${printError(Number(ratio.toPrecision(3)))} times that of ${best.label}, the better of the two others here`;
  const levels = new Set(yours.map.values).size;
  return `Your map has ${levels} different levels. On ${what} its mean error is ${printError(yours.meanAbsolute)}, ${beside}. ${oddities(yours.map).join(" ")}`.trim();
}

/** All levels, for the table and the file. */
export function tableOf(map: QuantizationMap): DataTable {
  return {
    caption: "The values of your map, as shares of the block’s absmax.",
    columns: ["code", "value"],
    rows: Array.from(map.values, (value, code) => [code, Number(value.toPrecision(7))]),
  };
}

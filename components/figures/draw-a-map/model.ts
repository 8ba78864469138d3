import { printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { builtIn, drawn, type Score, scoreOnce } from "@/lib/findings/mapScores";
import { customMap, type QuantizationMap } from "@/lib/numerics/maps";
import type { Values } from "@/lib/options/options";
import { layoutFor } from "../maps/layout";
import { printError } from "../maps/print";
import { decodeHeights, decodeTable } from "./codec";
import type { drawAMapOptions } from "./figure";
import { english } from "./messages";
import { COLUMNS, evenHeights, tableFromDensity } from "./shape";

/** Values of the figure's options. */
export type DrawValues = Values<typeof drawAMapOptions>;

/** A valid table, with sentences on anything unexpected in its making. */
export interface MadeTable {
  readonly values: Float32Array;
  readonly notes: readonly string[];
}

/** Returns the dragged table; the dynamic map if nothing was dragged or the link cannot be read. */
export function levelsOf({ levels, sign }: Pick<DrawValues, "levels" | "sign">, t = english): MadeTable {
  const start = builtIn("dynamic", sign === "signed")!.values;
  if (levels === "") return { values: start, notes: [] };
  const values = decodeTable(levels);
  if (!values) return { values: start, notes: [t("note.broken")] };
  const hasWrongSign = sign === "unsigned" && values[0] < 0;
  return hasWrongSign ? { values: start, notes: [t("note.signed")] } : { values, notes: [] };
}

/** Returns the painted heights, [COLUMNS]; even heights if nothing was painted or the link cannot be read. */
export function heightsOfText(
  text: string,
  t = english,
): {
  readonly heights: Uint8Array;
  readonly notes: readonly string[];
} {
  if (text === "") return { heights: evenHeights(), notes: [] };
  const heights = decodeHeights(text, COLUMNS);
  return heights ? { heights, notes: [] } : { heights: evenHeights(), notes: [t("note.brokenDensity")] };
}

/** Returns the table of the painted density. */
export function densityTable(
  { density, sign, axis }: Pick<DrawValues, "density" | "sign" | "axis">,
  t = english,
): MadeTable {
  const { heights, notes } = heightsOfText(density, t);
  const layout = layoutFor(sign === "signed", axis);
  if (heights.some((height) => height > 0)) return { values: tableFromDensity(heights, layout), notes };
  return { values: tableFromDensity(evenHeights(), layout), notes: [...notes, t("note.empty")] };
}

/** Name of the reader's map among the maps that are compared. */
export const YOURS = "yours";

/** Returns a table as a map for the quantizer. */
export const mapOf = (values: Float32Array): QuantizationMap => customMap(values, YOURS);

/**
 * Number of values that the maps store: fewer than in map-duel, as a dragged table is scored at each move.
 */
const COMPARED_VALUES = 2 ** 14;

/** Returns the values to store, [COMPARED_VALUES]; magnitudes for an unsigned map. */
export function comparedData(name: string, signed: boolean): Float32Array {
  const x = drawn(name, COMPARED_VALUES);
  return signed ? x : x.map(Math.abs);
}

/**
 * Returns the scores of the reader's map and of the dynamic and linear maps of the same sign, in this order.
 */
export function compare(map: QuantizationMap, x: Float32Array, blockSize: number): readonly Score[] {
  const others = ["dynamic", "linear"].map((name) => builtIn(name, map.signed)!);
  return [map, ...others].map((each) => scoreOnce(x, each, blockSize));
}

/** Returns sentences on the defects of a table: no exact zero, or ends below 1. */
export function defectsOf({ values, signed }: QuantizationMap, t = english): string[] {
  const highest = values[values.length - 1];
  const lowest = values[0];
  const loss = (level: number, share: number) => ({
    level: t.print(printError(level)),
    share: t.print(printPercent(share)),
  });
  const sentences = [];
  if (!values.includes(0)) sentences.push(t("defect.noZero"));
  if (highest < 1) sentences.push(t("defect.highest", loss(highest, 1 - highest)));
  if (signed && lowest > -1) sentences.push(t("defect.lowest", loss(lowest, 1 + lowest)));
  return sentences;
}

/** Returns the caption: the error of the reader's map against the better of the two others. */
export function captionOf([yours, ...others]: readonly Score[], what: string, t = english): string {
  const best = others.reduce((a, b) => (b.meanAbsolute < a.meanAbsolute ? b : a));
  const ratio = yours.meanAbsolute / best.meanAbsolute;
  return t(Math.abs(ratio - 1) < 0.005 ? "caption.same" : "caption.times", {
    levels: new Set(yours.map.values).size,
    what,
    error: t.print(printError(yours.meanAbsolute)),
    ratio: t.print(printError(Number(ratio.toPrecision(3)))),
    other: t.named(`map.${best.map.name}`, best.label),
    defects: defectsOf(yours.map, t).join(" "),
  }).trim();
}

/** Returns a table of all levels, one row for each code. */
export function tableOf(map: QuantizationMap, t = english): DataTable {
  return {
    caption: t("table.caption"),
    columns: [t("table.code"), t("table.value")],
    rows: Array.from(map.values, (value, code) => [code, Number(value.toPrecision(7))]),
  };
}

import type { DataTable } from "@/components/figure/table";
import { builtIn, type Score, scoreOf } from "@/lib/findings/mapScores";
import { mapFamily } from "@/lib/numerics/maps";
import type { Values } from "@/lib/options/options";
import type { mapDuelOptions } from "./figure";

export type DuelValues = Values<typeof mapDuelOptions>;

export interface Duel {
  readonly scores: readonly Score[];
  readonly signed: boolean;
  /** What the reader should know about this choice. */
  readonly notes: readonly string[];
}

/** Whether the maps need a sign: as was asked for, or as the data have one. */
export function needsSign(x: Float32Array, sign: string): boolean {
  return sign === "auto" ? x.some((value) => value < 0) : sign === "signed";
}

/** Compare the chosen maps on some values. */
export function duelOf(x: Float32Array, { first, second, third, sign, block }: DuelValues): Duel {
  const signed = needsSign(x, sign);
  const notes: string[] = [];
  const scores: Score[] = [];
  for (const name of new Set([first, second, third])) {
    if (name === "none") continue;
    const map = builtIn(name, signed);
    if (map) scores.push(scoreOf(x, map, block));
    else {
      const other = signed ? "unsigned" : "signed";
      notes.push(`The map “${mapFamily(name).label}” exists only ${other}, so it is left out.`);
    }
  }
  if (!signed && x.some((value) => value < 0)) {
    notes.push("Some numbers are negative. An unsigned map has nothing for them and stores zero.");
  }
  return { scores, signed, notes };
}

export function tableOf(scores: readonly Score[]): DataTable {
  const digits = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : "");
  return {
    caption:
      "How well each map stores the data. Relative errors and zeros are counted over values other than 0.",
    columns: [
      "map",
      "sign",
      "mean absolute error",
      "mean relative error",
      "share stored as zero",
      "codes in use",
    ],
    rows: scores.map(({ label, map, meanAbsolute, meanRelative, zeroed, codesInUse }) => [
      label,
      map.signed ? "signed" : "unsigned",
      digits(meanAbsolute),
      digits(meanRelative),
      digits(zeroed),
      codesInUse,
    ]),
  };
}

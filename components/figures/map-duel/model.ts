import { printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { builtIn, type Score, scoreOf } from "@/lib/findings/mapScores";
import { mapFamily } from "@/lib/numerics/maps";
import type { Values } from "@/lib/options/options";
import { joinWords } from "@/lib/options/words";
import { printError } from "../maps/print";
import { least } from "../maps/Scores";
import type { mapDuelOptions } from "./figure";

/** Values of the figure's options. */
export type DuelValues = Values<typeof mapDuelOptions>;

/** The maps that are compared, with their scores. */
export interface Duel {
  readonly scores: readonly Score[];
  readonly signed: boolean;
  /** Sentences on maps that are left out and numbers that the maps cannot store. */
  readonly notes: readonly string[];
}

/** Returns whether the maps are signed: by the option, or for "auto" if a value is negative. */
export function needsSign(x: Float32Array, sign: string): boolean {
  return sign === "auto" ? x.some((value) => value < 0) : sign === "signed";
}

/** Returns the scores of the chosen maps on some values. */
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
    notes.push("Some numbers are negative. An unsigned map has no codes for them and stores zero.");
  }
  return { scores, signed, notes };
}

/** Share of values stored as zero above which the caption names it. */
const MANY_ZEROS = 0.005;

/**
 * Returns the caption: the maps with the smallest mean error and the smallest relative error, and lost values.
 *
 * @param data description of the values, such as "65,536 normal numbers"
 * @param block description of the blocks, such as "blocks of 256"
 */
export function captionOf(data: string, block: string, scores: readonly Score[]): string {
  if (scores.length === 0) return "There is nothing to compare yet.";
  const on = `On ${data} in ${block}`;
  const winner = least(scores, ({ meanAbsolute }) => meanAbsolute);
  const closest = least(scores, ({ meanRelative }) => meanRelative);
  const coarsest = [...scores].sort((a, b) => b.zeroed - a.zeroed).find(({ zeroed }) => zeroed > MANY_ZEROS);
  const zeros = coarsest
    ? ` ${capital(coarsest.label)} stores ${printPercent(coarsest.zeroed)} of them as zero.`
    : "";
  if (!winner) {
    return scores.length === 1
      ? `${on} the ${scores[0].label} map has a mean error of ${printError(scores[0].meanAbsolute)}.${zeros}`
      : `${on} all maps have the same mean error, ${printError(scores[0].meanAbsolute)}.${zeros}`;
  }
  const others = joinWords(
    scores
      .filter((score) => score !== winner)
      .map(({ label, meanAbsolute }) => `${printError(meanAbsolute)} with ${label}`),
  );
  const wins = `${on} the ${winner.label} map has the ${scores.length === 2 ? "smaller" : "smallest"} mean error: ${printError(winner.meanAbsolute)}, against ${others}.`;
  const relative = !closest
    ? ""
    : closest === winner
      ? " Its relative error is the least too."
      : ` Relative to each value, ${closest.label} is closer.`;
  return `${wins}${relative}${zeros}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Returns a table with one row for each map. */
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

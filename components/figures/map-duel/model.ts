import { printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { builtIn, type Score, scoreOf } from "@/lib/findings/mapScores";
import { mapFamily } from "@/lib/numerics/maps";
import type { Values } from "@/lib/options/options";
import { mapWord, printError } from "../maps/print";
import { least } from "../maps/Scores";
import type { mapDuelOptions } from "./figure";
import { type DuelWords, english } from "./messages";

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
export function duelOf(
  x: Float32Array,
  { first, second, third, sign, block }: DuelValues,
  t = english,
): Duel {
  const signed = needsSign(x, sign);
  const notes: string[] = [];
  const scores: Score[] = [];
  for (const name of new Set([first, second, third])) {
    if (name === "none") continue;
    const map = builtIn(name, signed);
    if (map) scores.push(scoreOf(x, map, block));
    else {
      const map = mapWord({ name }, mapFamily(name).label, t);
      notes.push(t(signed ? "only.unsigned" : "only.signed", { map }));
    }
  }
  if (!signed && x.some((value) => value < 0)) {
    notes.push(t("negative"));
  }
  return { scores, signed, notes };
}

/** Share of values stored as zero above which the caption names it. */
const MANY_ZEROS = 0.005;

/**
 * Returns the caption: the maps with the smallest mean error and the smallest relative error, and lost values.
 *
 * @param data description of the values, such as "65,536 normal numbers"
 * @param blocks description of the blocks, such as "blocks of 256"
 */
export function captionOf(data: string, blocks: string, scores: readonly Score[], t = english): string {
  if (scores.length === 0) return t("nothing");
  const coarsest = [...scores].sort((a, b) => b.zeroed - a.zeroed).find(({ zeroed }) => zeroed > MANY_ZEROS);
  const errors = errorSentence(data, blocks, scores, t);
  if (!coarsest) return errors;
  const share = t.print(printPercent(coarsest.zeroed));
  return t("zeros", { sentence: errors, map: capital(wordOf(coarsest, t)), share });
}

/** Returns the sentences on the smallest mean error and the smallest relative error. */
function errorSentence(data: string, blocks: string, scores: readonly Score[], t: DuelWords): string {
  const error = ({ meanAbsolute }: Score) => t.print(printError(meanAbsolute));
  const winner = least(scores, ({ meanAbsolute }) => meanAbsolute);
  const closest = least(scores, ({ meanRelative }) => meanRelative);
  const first = winner ?? scores[0];
  const found = { data, blocks, map: wordOf(first, t), error: error(first) };
  if (!winner) return t(scores.length === 1 ? "one" : "same", found);
  const others = scores
    .filter((score) => score !== winner)
    .map((score) => t("other", { error: error(score), map: wordOf(score, t) }));
  const sentence = t(scores.length === 2 ? "smaller" : "smallest", { ...found, others: t.list(others) });
  if (!closest) return sentence;
  return t(closest === winner ? "leastToo" : "closer", { sentence, map: wordOf(closest, t) });
}

const wordOf = ({ map, label }: Score, t: DuelWords) => mapWord(map, label, t);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Returns a table with one row for each map. */
export function tableOf(scores: readonly Score[], t = english): DataTable {
  const digits = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : "");
  return {
    caption: t("table.caption"),
    columns: (["map", "sign", "meanAbsolute", "meanRelative", "zeroed", "used"] as const).map((head) =>
      t(`table.${head}`),
    ),
    rows: scores.map((score) => [
      wordOf(score, t),
      t(score.map.signed ? "table.signed" : "table.unsigned"),
      digits(score.meanAbsolute),
      digits(score.meanRelative),
      digits(score.zeroed),
      score.codesInUse,
    ]),
  };
}

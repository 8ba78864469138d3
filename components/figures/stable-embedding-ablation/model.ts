import { printNumber, printPercent } from "@/components/charts/format";
import type { DataTable } from "@/components/figure/table";
import { INGREDIENTS, type PartsRow, partsRow, ratioOf } from "@/lib/findings/stableParts";
import type { Values } from "@/lib/options/options";
import type { Outcome } from "@/lib/study/aggregate";
import { entryName, gridEntries } from "@/lib/study/grid";
import { TOY } from "@/lib/study/languageModel";
import { LEAST_PAIRS } from "@/lib/study/pairedTest";
import type { Recorded } from "@/lib/study/recorded";
import { type SeedGap, seedGap } from "@/lib/study/seedNoise";
import { ALL_PARTS, partsGrid, partsPlace, type StableParts } from "@/lib/study/stableParts";
import type { RunSummary } from "@/lib/study/summary";
import type { stableEmbeddingAblationOptions } from "./figure";
import { english, type PartsWords } from "./messages";

/** Values of the options of the figure. */
export type PartsValues = Values<typeof stableEmbeddingAblationOptions>;

/** Returns the runs that the options ask for. */
export function entriesOf({ storage, learningRate, seeds, steps }: PartsValues) {
  const [map, blocks] = storage.split("-");
  const scale = { ...TOY, learningRate, steps };
  const blockSize = blocks === "block" ? scale.blockSize : "tensor";
  return gridEntries(partsGrid({ scale, keeping: { map, blockSize } }), seeds);
}

/**
 * Returns a row per combination of the three parts, from the reader's own runs.
 *
 * @param summaries the runs that are done, by the names of their entries
 */
export function rowsOf(
  { seeds }: PartsValues,
  summaries: ReadonlyMap<string, RunSummary>,
): readonly PartsRow[] {
  return ALL_PARTS.map((parts) => {
    const { cell, lane } = partsPlace(parts);
    const runs = Array.from({ length: seeds }, (_, seed) => summaries.get(entryName(cell, seed))).filter(
      (summary) => summary !== undefined,
    );
    const outcomes = (at: number): Outcome[] =>
      runs.map(({ heldOut, diverged }) => ({ heldOut: heldOut[at], diverged: diverged[at] }));
    return partsRow(parts, outcomes(lane), outcomes(0));
  });
}

const perplexities = ({ outcomes }: PartsRow) =>
  outcomes.map(({ heldOut, diverged }) => (diverged === "" ? heldOut : Number.NaN));

/** Returns the gap between none and all of the three parts, judged against the noise between seeds. */
const stableGap = (rows: readonly PartsRow[]): SeedGap =>
  seedGap(perplexities(rows[0]), perplexities(rows[rows.length - 1]));

/** Prints a perplexity with three significant digits. */
const printPerplexity = (value: number) => printNumber(Number(value.toPrecision(3)));

/** Which runs the figure shows. */
export type RunSource = "recorded" | "yours";

/** Returns the name of one of the three parts. */
const partWord = (part: keyof StableParts, name: string, t: PartsWords) => t.named(`part.${part}`, name);

/** Returns the names of the parts of a combination: "Xavier + layer norm". */
export function partsWord({ parts }: PartsRow, t: PartsWords): string {
  const names = INGREDIENTS.filter(([, part]) => parts[part]).map(([name, part]) => partWord(part, name, t));
  return names.join(" + ") || t("ordinary");
}

/**
 * Returns the caption: instability, the effect of all three parts against the noise between seeds, and of
 * each alone.
 */
export function captionOf(rows: readonly PartsRow[], source: RunSource, t = english): string {
  const done = rows.filter(({ result }) => result.runs > 0);
  if (done.length === 0) return t("begun");
  const runs = done.reduce((sum, { result }) => sum + result.runs, 0);
  const unstable = done.reduce((sum, { result }) => sum + result.unstable, 0);
  const stability =
    unstable === 0
      ? t(`none.${source}`, { runs })
      : t(`some.${source}`, { count: unstable, runs, where: unstableIn(done, t) });
  return [stability, effect(rows, t), alone(rows, t)].filter(Boolean).join(" ");
}

const unstableIn = (rows: readonly PartsRow[], t: PartsWords) =>
  rows
    .filter(({ result }) => result.unstable > 0)
    .map((row) => t("where", { count: row.result.unstable, parts: partsWord(row, t) }))
    .join(", ");

function effect(rows: readonly PartsRow[], t: PartsWords): string {
  const ends = [rows[0].result, rows[rows.length - 1].result];
  if (ends.some(({ runs }) => runs === 0)) return t("ends.unknown");
  const [plain, whole] = ends.map(({ heldOut }) => heldOut);
  if (plain.count === 0 || whole.count === 0) return t("ends.unstable");
  const print = (value: number) => t.print(printPerplexity(value));
  const medians = { plain: print(plain.median), whole: print(whole.median) };
  const { verdict, spread, pairs } = stableGap(rows);
  if (verdict === "unknown") return t("gap.unknown", { ...medians, count: pairs, seeds: LEAST_PAIRS });
  if (verdict === "noise") return t("gap.noise", medians);
  return t(verdict === "outside" ? "gap.larger" : "gap.smaller", { ...medians, spread: print(spread) });
}

const NONE: StableParts = { init: false, norm: false, state: false };

/** States the effect of each part alone, which says nothing about their effect together. */
function alone(rows: readonly PartsRow[], t: PartsWords): string {
  const ratios = INGREDIENTS.map(([name, part]) => ({
    part: partWord(part, name, t),
    ratio: ratioOf(rows, { ...NONE, [part]: true }),
  }));
  if (ratios.some(({ ratio }) => !Number.isFinite(ratio))) return "";
  const each = ratios.map(({ part, ratio }) => {
    const change = Math.round((ratio - 1) * 1000) / 1000;
    const sign = change === 0 ? "" : change < 0 ? "−" : "+";
    return t("change", { part, change: t.print(`${sign}${printPercent(Math.abs(change), 3)}`) });
  });
  return t("alone", { each: each.join(", ") });
}

/** Returns a sentence with the date, device and command of the recorded runs. */
export const originOf = ({ date, device, scale, command }: Recorded, t = english): string =>
  t("origin", { date, device, steps: String(scale.steps), command });

const HEADS = ["runs", "unstable", "low", "median", "high", "reference"] as const;

/** Returns runs, unstable runs and perplexities as data, a row per combination. */
export function tableOf(rows: readonly PartsRow[], t = english): DataTable {
  const number = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : "–");
  return {
    caption: t("table.caption"),
    columns: [
      ...INGREDIENTS.map(([name, part]) => partWord(part, name, t)),
      ...HEADS.map((head) => t(`table.${head}`)),
    ],
    rows: rows.map(({ parts, result: { runs, unstable, heldOut }, reference }) => [
      ...INGREDIENTS.map(([, part]) => t(parts[part] ? "table.yes" : "table.no")),
      runs,
      unstable,
      ...[heldOut.low, heldOut.median, heldOut.high, reference.heldOut.median].map(number),
    ]),
  };
}

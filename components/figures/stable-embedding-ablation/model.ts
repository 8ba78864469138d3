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

/**
 * Returns the caption: instability, the effect of all three parts against the noise between seeds, and of
 * each alone.
 */
export function captionOf(rows: readonly PartsRow[], source: RunSource): string {
  const done = rows.filter(({ result }) => result.runs > 0);
  if (done.length === 0) return "Your own runs of the eight combinations have begun.";
  const runs = done.reduce((sum, { result }) => sum + result.runs, 0);
  const unstable = done.reduce((sum, { result }) => sum + result.unstable, 0);
  const which = source === "recorded" ? "recorded 8-bit runs" : "8-bit runs so far";
  const stability =
    unstable === 0
      ? `None of the ${runs} ${which} was unstable: with these settings the layer has no instability to cure.`
      : `${unstable} of the ${runs} ${which} ${unstable === 1 ? "was" : "were"} unstable: ${unstableIn(done)}.`;
  return [stability, effect(rows), alone(rows)].filter(Boolean).join(" ");
}

const unstableIn = (rows: readonly PartsRow[]) =>
  rows
    .filter(({ result }) => result.unstable > 0)
    .map(({ name, result }) => `${result.unstable} with ${name}`)
    .join(", ");

function effect(rows: readonly PartsRow[]): string {
  const ends = [rows[0].result, rows[rows.length - 1].result];
  if (ends.some(({ runs }) => runs === 0))
    return "The two ends, with none and with all three, are not both known yet.";
  const [plain, whole] = ends.map(({ heldOut }) => heldOut);
  if (plain.count === 0 || whole.count === 0)
    return "The two ends, with none and with all three, do not both have a stable run to compare.";
  const medians = `Median perplexity is ${printPerplexity(plain.median)} with none of the three and ${printPerplexity(whole.median)} with all of them`;
  const { verdict, spread, pairs } = stableGap(rows);
  if (verdict === "unknown")
    return `${medians}; with ${pairs === 1 ? "one pair" : `${pairs} pairs`} of runs this may be chance: it takes ${LEAST_PAIRS} seeds to tell.`;
  if (verdict === "noise") return `${medians}, a gap inside the noise between seeds.`;
  return `${medians}, a gap ${verdict === "outside" ? "larger" : "smaller"} than the spread between seeds (${printPerplexity(spread)}).`;
}

const NONE: StableParts = { init: false, norm: false, state: false };

/** States the effect of each part alone, which says nothing about their effect together. */
function alone(rows: readonly PartsRow[]): string {
  const ratios = INGREDIENTS.map(([name, part]) => ({
    name,
    ratio: ratioOf(rows, { ...NONE, [part]: true }),
  }));
  if (ratios.some(({ ratio }) => !Number.isFinite(ratio))) return "";
  const each = ratios.map(({ name, ratio }) => {
    const change = Math.round((ratio - 1) * 1000) / 1000;
    const sign = change === 0 ? "" : change < 0 ? "−" : "+";
    return `${name} ${sign}${printPercent(Math.abs(change), 3)}`;
  });
  return `Alone, each changes the median by: ${each.join(", ")}.`;
}

/** Returns a sentence with the date, device and command of the recorded runs. */
export const originOf = ({ date, device, scale, command }: Recorded): string =>
  `Recorded ${date} on ${device}, ${scale.steps} steps a run. Command: ${command}. Start trains your own.`;

/** Returns runs, unstable runs and perplexities as data, a row per combination. */
export function tableOf(rows: readonly PartsRow[]): DataTable {
  const number = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : "–");
  return {
    caption: "Held-out perplexity after training with 8-bit state, by ingredients of the stable embedding.",
    columns: [
      "Xavier",
      "layer norm",
      "32-bit state",
      "runs",
      "unstable",
      "lower quartile",
      "median",
      "upper quartile",
      "median of 32-bit Adam",
    ],
    rows: rows.map(({ parts, result: { runs, unstable, heldOut }, reference }) => [
      ...[parts.init, parts.norm, parts.state].map((on) => (on ? "yes" : "no")),
      runs,
      unstable,
      ...[heldOut.low, heldOut.median, heldOut.high, reference.heldOut.median].map(number),
    ]),
  };
}

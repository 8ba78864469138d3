import { printNumber } from "@/components/charts/format";
import type { Values } from "@/lib/experiment/options";
import { type CellResult, cellResult, type Outcome } from "@/lib/experiment/study/aggregate";
import { entryName, gridEntries } from "@/lib/experiment/study/grid";
import { TOY } from "@/lib/experiment/study/languageModel";
import { type SeedGap, seedGap } from "@/lib/experiment/study/seedNoise";
import { ALL_PARTS, partsGrid, partsPlace, type StableParts } from "@/lib/experiment/study/stableParts";
import type { RunSummary } from "@/lib/experiment/study/summary";
import type { DataTable } from "../frame/table";
import type { stableEmbeddingAblationOptions } from "./options";

export type PartsValues = Values<typeof stableEmbeddingAblationOptions>;

/** The runs that the options ask for. */
export function entriesOf({ keeping, learningRate, seeds, steps }: PartsValues) {
  const [map, blocks] = keeping.split("-");
  const scale = { ...TOY, learningRate, steps };
  const blockSize = blocks === "block" ? scale.blockSize : "tensor";
  return gridEntries(partsGrid({ scale, keeping: { map, blockSize } }), seeds);
}

/** The ingredients in words: "Xavier + layer norm + 32-bit state". */
export function partsName({ init, norm, state }: StableParts): string {
  const names = [init && "Xavier", norm && "layer norm", state && "32-bit state"].filter(Boolean);
  return names.length > 0 ? names.join(" + ") : "ordinary embedding";
}

/** A combination of ingredients and what its runs came to. */
export interface PartsRow {
  readonly parts: StableParts;
  readonly name: string;
  /** The 8-bit runs. */
  readonly result: CellResult;
  /** Their outcomes by seed; those that are not done are left out. */
  readonly outcomes: readonly Outcome[];
  /** 32-bit Adam on the same model, the same seeds and batches. */
  readonly reference: CellResult;
}

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
    return {
      parts,
      name: partsName(parts),
      outcomes: outcomes(lane),
      result: cellResult(outcomes(lane)),
      reference: cellResult(outcomes(0)),
    };
  });
}

const perplexities = ({ outcomes }: PartsRow) =>
  outcomes.map(({ heldOut, diverged }) => (diverged === "" ? heldOut : Number.NaN));

/** The gap that all three ingredients make, against the noise between seeds. */
export const stableGap = (rows: readonly PartsRow[]): SeedGap =>
  seedGap(perplexities(rows[0]), perplexities(rows[rows.length - 1]));

const short = (value: number) => printNumber(Number(value.toPrecision(3)));

/** The finding, and how far it can be trusted. */
export function captionOf(rows: readonly PartsRow[]): string {
  const done = rows.filter(({ result }) => result.runs > 0);
  if (done.length === 0)
    return "Eight combinations of the three ingredients, not trained yet: start the runs to see which of them matter here.";
  const runs = done.reduce((sum, { result }) => sum + result.runs, 0);
  const unstable = done.reduce((sum, { result }) => sum + result.unstable, 0);
  const stability =
    unstable === 0
      ? `None of the ${runs} 8-bit runs so far was unstable: at this size and learning rate the layer has no instability to cure.`
      : `${unstable} of the ${runs} 8-bit runs so far ${unstable === 1 ? "was" : "were"} unstable: ${unstableIn(done)}.`;
  return `${stability} ${effect(rows)}`;
}

const unstableIn = (rows: readonly PartsRow[]) =>
  rows
    .filter(({ result }) => result.unstable > 0)
    .map(({ name, result }) => `${result.unstable} with ${name}`)
    .join(", ");

function effect(rows: readonly PartsRow[]): string {
  const [plain, whole] = [rows[0].result.heldOut, rows[rows.length - 1].result.heldOut];
  if (plain.count === 0 || whole.count === 0)
    return "The two ends, with none and with all three, are not both known yet.";
  const ends = `Median perplexity is ${short(plain.median)} with none of the three and ${short(whole.median)} with all of them`;
  const { verdict, spread, pairs } = stableGap(rows);
  if (verdict === "unknown")
    return `${ends}; with ${pairs === 1 ? "one pair" : `${pairs} pairs`} of runs that may be chance, it takes three seeds to tell.`;
  if (verdict === "noise") return `${ends}, a gap inside the noise between seeds.`;
  return `${ends}, a gap ${verdict === "outside" ? "larger" : "smaller"} than what another seed does (${short(spread)}).`;
}

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

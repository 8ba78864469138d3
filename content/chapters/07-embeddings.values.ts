import type { ValueTable } from "@/components/prose/Value";
import { printUnstable, unseenRate } from "@/lib/findings/ablation";
import {
  blockOutcomes,
  exactOutcomes,
  keptCost,
  type Model,
  SMALL_EPSILON,
  stableGain,
} from "@/lib/findings/aboveZero";
import { TABLES, type Table } from "@/lib/findings/crossed";
import { layerParameters, PAPER_MODEL, tableParameters } from "@/lib/findings/embeddingShare";
import { KEPT, tablesShare } from "@/lib/findings/keptLayers";
import { printPairs, printRatio } from "@/lib/findings/pairs";
import { PAPER_BLOCK } from "@/lib/findings/paperNumbers";
import { EMBEDDING_GRADIENTS } from "@/lib/findings/setups";
import { ratioOf, recordedRows } from "@/lib/findings/stableParts";
import { BATCH, CONTEXT, GRADIENT_STEPS, VOCABULARY, WIDTH } from "@/lib/jobs/embeddingGradients/size";
import { makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import { RECORDED_KEPT } from "@/lib/recordings/reproduction";
import { RECORDED_PARTS } from "@/lib/recordings/stableParts";
import { cellResult } from "@/lib/study/aggregate";
import { seedsOf } from "@/lib/study/recorded";
import { windowStarts } from "@/lib/tasks/language/windowStarts";
import { makeCorpus } from "@/lib/tasks/words/corpus";
import { percent, scientific, significant } from "../format";

const WORDS = 100_000;
const corpus = () => makeCorpus(VOCABULARY, WORDS);
const many = (value: number) => value.toLocaleString("en");

/** Words of the first batches of the figure, each as a set: the stream of the task with the figure's seed. */
function batches(): Set<number>[] {
  const { train } = corpus();
  const random = makeRandom(EMBEDDING_GRADIENTS.seed, 1);
  return Array.from({ length: GRADIENT_STEPS }, () => {
    const starts = windowStarts(train.length, CONTEXT, BATCH, random);
    return new Set(starts.flatMap((start) => [...train.subarray(start, start + CONTEXT)]));
  });
}

/** How many rows have had a gradient after each step. */
function rowsSoFar(): number[] {
  const seen = new Set<number>();
  return batches().map((words) => {
    for (const word of words) seen.add(word);
    return seen.size;
  });
}

const { beta1, beta2 } = adam.defaults;
/** A step of Adam for a parameter whose moments were zero for long, in learning rates; then all that follows from it. */
const rareStep = (1 - beta1) / Math.sqrt(1 - beta2);
const rareWay = rareStep / (1 - beta1 / Math.sqrt(beta2));
const GAP = 100;

/** Bytes that 32-bit Adam state takes more than codes, for one parameter. */
const EXTRA = adam.states.length * (4 - 1);

const unstableIn = ({ runs, unstable }: { readonly runs: number; readonly unstable: number }) =>
  `${unstable} of ${runs}`;
const outcomesWith = (storage: "32" | Table, model: Model) =>
  storage === "32" ? exactOutcomes(model) : blockOutcomes(model, storage);

/** The rows of the table of the stable embedding. */
const gainValues: ValueTable = Object.fromEntries(
  (["32", ...TABLES] as const).flatMap((storage) => [
    ...(["plain", "stable"] as const).map((model) => [
      `gain-${model}-${storage}`,
      () => printUnstable(cellResult([...outcomesWith(storage, model).values()])),
    ]),
    [`gain-ratio-${storage}`, () => printPairs(stableGain(storage).ratio)],
  ]),
);

/** Runs above zero in which the output layer or all layers but the embedding had codes. */
const aboveRuns = () => keptCost("embedding", "above-zero").runs;

/** Median perplexity of the recorded runs with these ingredients, against those with none. */
function partsChange(init: boolean, norm: boolean, state = false): string {
  const change = ratioOf(recordedRows(RECORDED_PARTS), { init, norm, state }) - 1;
  return `${percent(Math.abs(change), 0)} ${change < 0 ? "lower" : "higher"}`;
}

/** The numbers of chapter 7. */
export const values: ValueTable = {
  "figure-vocabulary": () => many(VOCABULARY),
  "figure-batch-words": () => String(BATCH * CONTEXT),
  "words-top-ten": () => {
    const { counts } = corpus();
    return percent(counts.subarray(0, 10).reduce((sum, count) => sum + count, 0) / WORDS, 0);
  },
  "words-below-ten": () => many(corpus().counts.filter((count) => count < 10).length),
  "step-fifth-of-rows": () => String(rowsSoFar().findIndex((rows) => rows > VOCABULARY / 5) + 1),
  "fifth-of-rows": () => many(VOCABULARY / 5),

  "first-moment-after-gap": () => scientific(beta1 ** GAP, 2),
  "second-root-after-gap": () => percent(Math.sqrt(beta2 ** GAP), 0),
  "rare-step": () => significant(rareStep, 2),
  "rare-way": () => significant(rareWay, 2),

  "dynamic-decades": () =>
    significant(-Math.log10(makeMap("dynamic", { bits: 8, signed: false }).values[1]), 2),
  "paper-layer-millions": () => significant(layerParameters() / 1e6, 3),
  "paper-table-share": () => percent(tableParameters() / (layerParameters() + tableParameters()), 0),
  "keep32-megabytes": () => String(Math.round((tableParameters() * EXTRA) / 1e6)),
  "paper-rows-a-block": () => String(PAPER_BLOCK / PAPER_MODEL.width),
  "figure-rows-a-block": () => String(256 / WIDTH),

  "parts-xavier": () => partsChange(true, false),
  "parts-norm": () => partsChange(false, true),
  "parts-both": () => partsChange(true, true),
  "parts-all": () => partsChange(true, true, true),

  ...gainValues,
  "parts-parameters": () => many(RECORDED_PARTS.parameters.plain),
  "parts-seeds": () => String(seedsOf(RECORDED_PARTS)),

  ...Object.fromEntries(
    KEPT.flatMap((kept) => [
      [`kept-${kept}-unstable`, () => unstableIn(keptCost(kept, "library"))],
      [`kept-${kept}-small`, () => unstableIn(keptCost(kept, "library", SMALL_EPSILON))],
      [`kept-${kept}-ratio`, () => printRatio(keptCost(kept, "library").ratio)],
      [`above-${kept}-unstable`, () => unstableIn(keptCost(kept, "above-zero"))],
      [`above-${kept}-ratio`, () => printRatio(keptCost(kept, "above-zero").ratio)],
    ]),
  ),
  "kept-seeds-small": () => String(keptCost("output", "library", SMALL_EPSILON).runs),
  "above-runs": () => String(aboveRuns()),
  "above-unseen": () => percent(unseenRate(aboveRuns()), 0),
  "kept-device": () => RECORDED_KEPT.device,
  "kept-unseen-small": () => percent(unseenRate(keptCost("output", "library", SMALL_EPSILON).runs), 0),
  "kept-tables-share": () => percent(tablesShare(), 0),
};

import type { ValueTable } from "@/components/prose/Value";
import { printUnstable, unseenRate } from "@/lib/findings/ablation";
import { KEPT, keptAtSmall, keptRatio, keptResult, tablesShare } from "@/lib/findings/keptLayers";
import { EMBEDDING_GRADIENTS } from "@/lib/findings/setups";
import { ratioOf, recordedRows } from "@/lib/findings/stableParts";
import { BATCH, CONTEXT, GRADIENT_STEPS, VOCABULARY, WIDTH } from "@/lib/jobs/embeddingGradients/size";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import { RECORDED_ABLATION, RECORDED_KEPT } from "@/lib/recordings/reproduction";
import { RECORDED_PARTS } from "@/lib/recordings/stableParts";
import { recordedCell, recordedResult, seedsOf } from "@/lib/study/recorded";
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

const xavierLimit = Math.sqrt(6 / (VOCABULARY + WIDTH));
const xavierDeviation = xavierLimit / Math.sqrt(3);

/** The paper's small language model, as it gives it. */
const PAPER = { vocabulary: 50_000, width: 1024 };
/** Bytes that 32-bit Adam state takes more than codes, for one parameter. */
const EXTRA = adam.states.length * (4 - 1);

const recordedMedian = (name: string): number => {
  const cell = recordedCell(RECORDED_ABLATION, name);
  return cell ? recordedResult(cell).heldOut.median : Number.NaN;
};

function unstableOf(name: string): string {
  const cell = recordedCell(RECORDED_ABLATION, name);
  if (!cell) return "none";
  const { unstable, runs } = recordedResult(cell);
  return `${unstable} of ${runs}`;
}

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

  "xavier-deviation": () => significant(xavierDeviation, 2),
  "keep32-megabytes": () => String(Math.round((PAPER.vocabulary * PAPER.width * EXTRA) / 1e6)),
  "paper-rows-a-block": () => String(2048 / PAPER.width),
  "figure-rows-a-block": () => String(256 / WIDTH),

  "parts-xavier": () => partsChange(true, false),
  "parts-norm": () => partsChange(false, true),
  "parts-both": () => partsChange(true, true),
  "parts-all": () => partsChange(true, true, true),

  "recorded-32-plain": () => significant(recordedMedian("32"), 3),
  "recorded-32-stable": () => significant(recordedMedian("32-stable"), 3),
  "recorded-8-plain": () => significant(recordedMedian("dynamic-block"), 3),
  "recorded-unstable-plain": () => unstableOf("dynamic-block"),
  "recorded-unstable-stable": () => unstableOf("dynamic-block-stable"),
  "recorded-unstable-tensor": () => unstableOf("dynamic-tensor"),
  "recorded-unstable-tensor-stable": () => unstableOf("dynamic-tensor-stable"),
  "recorded-8-stable": () => significant(recordedMedian("dynamic-block-stable"), 3),

  ...Object.fromEntries(
    KEPT.flatMap((kept) => [
      [`kept-${kept}-unstable`, () => printUnstable(keptResult(kept))],
      [`kept-${kept}-small`, () => printUnstable(keptAtSmall(kept))],
      [`kept-${kept}-ratio`, () => keptRatio(kept).toFixed(2)],
    ]),
  ),
  "kept-seeds": () => String(seedsOf(RECORDED_KEPT)),
  "kept-seeds-small": () => String(keptAtSmall("output").runs),
  "kept-runs": () => String(RECORDED_KEPT.cells.reduce((sum, { runs }) => sum + runs.length, 0)),
  "kept-device": () => RECORDED_KEPT.device,
  "kept-unseen-small": () => percent(unseenRate(keptAtSmall("output").runs), 0),
  "kept-tables-share": () => percent(tablesShare(), 0),
};

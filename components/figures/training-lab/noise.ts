/** The noise between seeds: the same lanes trained from several seeds, and what can be said of it. */
import { printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import { quantile } from "@/lib/numerics/metrics";
import { seedGap, seedSentence } from "@/lib/study/seedNoise";
import type { StudyEntry } from "@/lib/study/study";
import type { RunSummary } from "@/lib/study/summary";
import { taskInfo } from "@/lib/tasks/catalog";
import type { Metric } from "@/lib/tasks/task";
import type { RunConfig } from "@/lib/training/config";
import { laneNames } from "@/lib/training/laneNames";

const nameOf = (seed: number) => `seed ${seed}`;

/** The run of the options once for each of some seeds, beginning with its own. */
export const seedEntries = (config: RunConfig, seeds: number): StudyEntry[] =>
  Array.from({ length: seeds }, (_, i) => ({
    name: nameOf(config.seed + i),
    config: { ...config, seed: config.seed + i },
  }));

/** The summaries of those entries that are done, in the order of the seeds. */
export const doneOf = (entries: readonly StudyEntry[], summaries: ReadonlyMap<string, RunSummary>) =>
  entries.map(({ name }) => summaries.get(name)).filter((summary) => summary !== undefined);

/** One lane over all seeds: the losses at each point of the curves. */
export interface LaneBand {
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
}

export interface Bands {
  /** In steps from 0. */
  readonly steps: readonly number[];
  readonly lanes: readonly LaneBand[];
}

/** Lowest, middle and highest loss of each lane. A run that ended early has losses to its end. */
export function bandsOf(done: readonly RunSummary[]): Bands {
  const longest = done.reduce<RunSummary | undefined>(
    (most, each) => (most && most.steps >= each.steps ? most : each),
    undefined,
  );
  if (!longest) return { steps: [], lanes: [] };
  const { steps } = longest.curve;
  // Curves of another length have their points at other steps.
  const alike = done.filter((each) => each.steps === longest.steps);
  const lanes = longest.curve.losses.map((_, lane) => {
    const at = steps.map((_step, i) =>
      alike
        .map(({ curve }) => curve.losses[lane][i])
        .filter(Number.isFinite)
        .sort((a, b) => a - b),
    );
    const share = (part: number) => at.map((losses) => quantile(losses, part));
    return { low: share(0), median: share(0.5), high: share(1) };
  });
  return { steps, lanes };
}

/** What a gap of the metric is called, and how it is written: shares differ by percentage points. */
function measureOf({ kind, label }: Metric) {
  return kind === "share"
    ? {
        what: "share of right answers on held-out samples",
        print: (gap: number) => `${printTwoDigits(100 * gap)} percentage points`,
      }
    : { what: label, print: printTwoDigits };
}

/** A sentence for each lane but the first: whether its gap to the first lies outside the noise between seeds. */
export function noiseSentences(config: RunConfig, done: readonly RunSummary[]): string[] {
  const { what, print } = measureOf(taskInfo(config.task).metric);
  const [reference, ...others] = laneNames(config.lanes);
  const resultsOf = (lane: number) => done.map(({ heldOut }) => heldOut[lane]);
  const found = others.map((name, i) => ({ name, gap: seedGap(resultsOf(0), resultsOf(i + 1)) }));
  const sentences = found.map(({ name, gap }) => seedSentence(gap, what, `the ${name} lane`, print));
  // While there is nothing to say of any lane, it is said once.
  if (found.every(({ gap }) => gap.verdict === "unknown")) return [...new Set(sentences)];
  return [...sentences, `The reference is the ${reference} lane.`];
}

/** Which runs were unstable, as a sentence; empty if none was. */
export function unstableSentence(config: RunConfig, done: readonly RunSummary[]): string {
  const counts = laneNames(config.lanes)
    .map((name, lane) => ({ name, count: done.filter(({ diverged }) => diverged[lane] !== "").length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return "";
  const each = counts.map(({ name, count }) => `${count} of ${done.length} of the ${name} lane`);
  return `Unstable runs: ${each.join(", ")}.`;
}

/** The metric of one lane in short. */
export const printShort = ({ kind }: Metric, value: number) =>
  kind === "share" ? printPercent(value, 3) : printNumber(value);

/** The noise between seeds: runs of the same lanes from several seeds, and the findings from them. */

import { printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import type { LiveWords } from "@/lib/i18n/englishLive";
import { quantile } from "@/lib/numerics/metrics";
import { seedGap, seedSentence } from "@/lib/study/seedNoise";
import type { StudyEntry } from "@/lib/study/study";
import type { RunSummary } from "@/lib/study/summary";
import { taskInfo } from "@/lib/tasks/catalog";
import { metricLabel } from "@/lib/tasks/names";
import type { Metric, TaskInfo } from "@/lib/tasks/task";
import type { RunConfig } from "@/lib/training/config";
import { laneNames } from "@/lib/training/laneNames";
import { english, type LabWords } from "./messages";

/** Returns the run of the options once per seed, starting with its own seed. @param t finds their names */
export const seedEntries = (config: RunConfig, seeds: number, t = english): StudyEntry[] =>
  Array.from({ length: seeds }, (_, i) => ({
    name: t("lab.noise.seed", { seed: String(config.seed + i) }),
    config: { ...config, seed: config.seed + i },
  }));

/** Returns the summaries of the runs that are done, in the order of the seeds. */
export const finishedRuns = (entries: readonly StudyEntry[], summaries: ReadonlyMap<string, RunSummary>) =>
  entries.map(({ name }) => summaries.get(name)).filter((summary) => summary !== undefined);

/** Losses of one lane over all seeds: lowest, median and highest at each point of the curves. */
export interface LaneBand {
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
}

/** The bands of all lanes. */
export interface Bands {
  /** Steps of the points of the curves, from 0. */
  readonly steps: readonly number[];
  readonly lanes: readonly LaneBand[];
}

/** Returns the bands of all lanes, without runs that ended early and without losses that are no numbers. */
export function bandsOf(done: readonly RunSummary[]): Bands {
  const longest = done.reduce<RunSummary | undefined>(
    (most, each) => (most && most.steps >= each.steps ? most : each),
    undefined,
  );
  if (!longest) return { steps: [], lanes: [] };
  const { steps } = longest.curve;
  // The points of a curve of another length are at other steps.
  const alike = done.filter((each) => each.steps === longest.steps);
  const lanes = longest.curve.losses.map((_, lane) => {
    const at = steps.map((_step, i) =>
      alike
        .map(({ curve }) => curve.losses[lane][i])
        .filter(Number.isFinite)
        .sort((a, b) => a - b),
    );
    const quantiles = (share: number) => at.map((losses) => quantile(losses, share));
    return { low: quantiles(0), median: quantiles(0.5), high: quantiles(1) };
  });
  return { steps, lanes };
}

/**
 * Returns the name of a metric in a sentence and a function that prints a gap: shares differ by percentage
 * points.
 */
function measureOf(info: TaskInfo, t: LabWords) {
  const print = (gap: number) => t.print(printTwoDigits(gap));
  return info.metric.kind === "share"
    ? {
        what: t("lab.noise.share"),
        print: (gap: number) => t("lab.noise.points", { gap: print(100 * gap) }),
      }
    : { what: metricLabel(info, t), print };
}

/**
 * Returns a sentence per lane but the first: whether its gap to the first lies outside the noise between
 * seeds.
 */
export function noiseSentences(
  config: RunConfig,
  done: readonly RunSummary[],
  t = english,
  live?: LiveWords,
): string[] {
  const { what, print } = measureOf(taskInfo(config.task), t);
  const [reference, ...others] = laneNames(config.lanes, live);
  const resultsOf = (lane: number) => done.map(({ heldOut }) => heldOut[lane]);
  const found = others.map((name, i) => ({ name, gap: seedGap(resultsOf(0), resultsOf(i + 1)) }));
  const sentences = found.map(({ name, gap }) =>
    seedSentence(gap, what, t("lab.noise.lane", { lane: name }), print, live),
  );
  // Too few runs give the same sentence for each lane, which is shown once.
  if (found.every(({ gap }) => gap.verdict === "unknown")) return [...new Set(sentences)];
  return [...sentences, t("lab.noise.reference", { lane: reference })];
}

/** Returns a sentence that counts the unstable runs of each lane; empty if there are none. */
export function unstableSentence(
  config: RunConfig,
  done: readonly RunSummary[],
  t = english,
  live?: LiveWords,
): string {
  const counts = laneNames(config.lanes, live)
    .map((name, lane) => ({ name, count: done.filter(({ diverged }) => diverged[lane] !== "").length }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return "";
  const each = counts.map(({ name, count }) =>
    t("lab.noise.unstableLane", { count, runs: done.length, lane: name }),
  );
  return t("lab.noise.unstable", { lanes: each.join(", ") });
}

/** Prints the value of a metric for a tick of an axis. */
export const printShort = ({ kind }: Metric, value: number) =>
  kind === "share" ? printPercent(value, 3) : printNumber(value);

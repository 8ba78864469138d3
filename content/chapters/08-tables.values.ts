import { printTwoDigits } from "@/components/charts/format";
import type { ValueTable } from "@/components/prose/Value";
import { commonSettings, printUnstable, recordedRuns, unseenRate } from "@/lib/findings/ablation";
import {
  bestValue,
  blockCost,
  edgeCount,
  exactCount,
  keptCost,
  LARGE_EPSILON,
  largestTimeDifference,
  leastAdamShare,
  MIDDLE_EPSILON,
  type RunCount,
  SMALL_EPSILON,
} from "@/lib/findings/aboveZero";
import { crossedCost, TABLES, type Table } from "@/lib/findings/crossed";
import { layerParameters, savedWith } from "@/lib/findings/embeddingShare";
import { type Cost, failureRates, printRatio } from "@/lib/findings/pairs";
import { computedSaving, gainOf, PAPER_BLOCK, shorterBy } from "@/lib/findings/paperNumbers";
import { MAIN_RESULTS } from "@/lib/findings/paperTables";
import { stateBytes } from "@/lib/numerics/memory";
import { adam } from "@/lib/numerics/rules/adam";
import { momentum } from "@/lib/numerics/rules/momentum";
import type { Rule } from "@/lib/numerics/rules/rule";
import { joinWords } from "@/lib/options/words";
import { ABOVE_ZERO, KERNELS_ABOVE_ZERO } from "@/lib/recordings/aboveZero";
import { RECORDED_CROSSED } from "@/lib/recordings/crossed";
import { deviceWords } from "@/lib/recordings/kernels";
import { RECORDED_ABLATION } from "@/lib/recordings/reproduction";
import { CROSSED_EPSILONS, CROSSED_RATE_FACTORS } from "@/lib/study/crossed";
import { EDGE_RATE_FACTORS } from "@/lib/study/instabilityEdge";
import { decides } from "@/lib/study/pairedTest";
import { seedsOf } from "@/lib/study/recorded";
import { VARIATIONS, type Variation } from "@/lib/study/variation";
import { percent, printCommand, significant } from "../format";

const BILLION = 1e9;
const GIB = 2 ** 30;

const main = (key: string) => MAIN_RESULTS.find((row) => row.key === key)!;
const gains = MAIN_RESULTS.map(gainOf);
const shorter = MAIN_RESULTS.map(shorterBy);
const computed = (key: string) => computedSaving(main(key))!;

function savedOf(rule: Rule, n: number): number {
  const [wide, narrow] = [32, 8].map((bits) =>
    stateBytes(rule, n, { bits, blockSize: PAPER_BLOCK, min8bitSize: 0 }),
  );
  return wide.total - narrow.total;
}

const { parameters, scale } = RECORDED_ABLATION;
const cell = (name: string) => recordedRuns(RECORDED_ABLATION, name);
/** Parameters of our model without its two tables of words. */
const layersOnly = () => parameters.plain - 2 * Number(scale.vocabulary) * Number(scale.width);

const count = ({ runs, unstable }: RunCount) => `${unstable} of ${runs}`;
/** "0 of 6 (39 %)": with the highest rate of failure that the count allows. */
const countUpTo = ({ runs, unstable }: RunCount) =>
  `${unstable} of ${runs} (${percent(failureRates(unstable, runs)[1], 0)})`;
/** Median perplexity of the stable runs of a cell over that of another, without pairs. */
const unpaired = (narrow: string, wide: string) =>
  (cell(narrow).heldOut.median / cell(wide).heldOut.median).toFixed(2);
const EPSILON_ROWS = { "8": SMALL_EPSILON, "7": MIDDLE_EPSILON, "6": LARGE_EPSILON } as const;

/** The table of what diverges and what it costs: a row for each epsilon. */
const epsilonValues: ValueTable = Object.fromEntries(
  Object.entries(EPSILON_ROWS).flatMap(([name, epsilon]) => [
    [`eps-${name}-32`, () => count(exactCount(epsilon))],
    ...TABLES.flatMap((table) => [
      [`eps-${name}-${table}`, () => count(blockCost(table, epsilon))],
      [`eps-${name}-${table}-ratio`, () => costAt(table, epsilon)],
    ]),
  ]),
);

/** The cost at an epsilon; of a single pair, which has no interval, the ratio alone. */
function costAt(table: Table, epsilon: number): string {
  const { ratio } = blockCost(table, epsilon);
  return ratio.pairs === 1 ? `${ratio.median.toFixed(2)}, one pair` : printRatio(ratio);
}

/** Costs at the model's own learning rate, by epsilon. */
const sensitivityValues: ValueTable = Object.fromEntries(
  TABLES.flatMap((table) =>
    Object.entries({ small: SMALL_EPSILON, baseline: MIDDLE_EPSILON, large: LARGE_EPSILON }).map(
      ([name, epsilon]) => [
        `sensitivity-${name}-${table}`,
        () => printRatio(crossedCost(epsilon, 1, table).ratio),
      ],
    ),
  ),
);

/** The cells of a table at some epsilons, all learning rates. */
const crossed = (table: Table, epsilons: readonly number[] = CROSSED_EPSILONS) =>
  epsilons.flatMap((epsilon) => CROSSED_RATE_FACTORS.map((rate) => crossedCost(epsilon, rate, table)));
const medians = (costs: readonly Cost[]) => costs.map(({ ratio }) => ratio.median);
const summed = (costs: readonly Cost[]): RunCount => ({
  runs: costs.reduce((sum, { runs }) => sum + runs, 0),
  unstable: costs.reduce((sum, { unstable }) => sum + unstable, 0),
});
/** The cells above zero in which the pairs decide a difference. */
const decidedAboveZero = () => crossed("above-zero").filter(({ ratio }) => decides(ratio, 1));

const crossedValues: ValueTable = {
  "crossed-seeds": () => String(seedsOf(RECORDED_CROSSED)),
  "crossed-lost": () => count(summed(crossed("library", [SMALL_EPSILON]))),
  "crossed-small-ratio": () => printRatio(crossedCost(SMALL_EPSILON, 1, "library").ratio),
  "crossed-middle-least": () => Math.min(...medians(crossed("library", [MIDDLE_EPSILON]))).toFixed(2),
  "crossed-middle-most": () => Math.max(...medians(crossed("library", [MIDDLE_EPSILON]))).toFixed(2),
  "crossed-larger-most": () => Math.max(...medians(crossed("library", [LARGE_EPSILON, 1e-5]))).toFixed(2),
  "crossed-runs": () => String(summed(crossed("above-zero")).runs),
  "crossed-above-farthest": () =>
    percent(Math.max(...medians(crossed("above-zero")).map((median) => Math.abs(median - 1))), 0),
  "crossed-above-decided": () => String(decidedAboveZero().length),
  "crossed-above-decided-size": () =>
    joinWords(medians(decidedAboveZero()).map((median) => percent(median - 1, 0))),
};

const larger = (storage: "32" | Table): RunCount => {
  const counts = [MIDDLE_EPSILON, LARGE_EPSILON].map((epsilon) => edgeCount(storage, epsilon));
  return {
    runs: counts.reduce((sum, { runs }) => sum + runs, 0),
    unstable: counts.reduce((sum, { unstable }) => sum + unstable, 0),
  };
};

const gib = (bytes: number) => significant(bytes / GIB, 3);
const rateFactor = (storage: "32" | Table) => `${bestValue("learningRate", storage)} ×`;

const SETTINGS: Readonly<Record<keyof Variation, string>> = {
  epsilon: "ε",
  beta1: "β₁",
  beta2: "β₂",
  rate: "the learning rate",
};

/** The settings that all unstable runs in blocks have in common, in words. */
const common = () => joinWords(commonSettings(RECORDED_ABLATION).map((setting) => SETTINGS[setting]));

/** The numbers of chapter 8. */
export const values: ValueTable = {
  "tables-tasks": () => String(MAIN_RESULTS.length),
  "tables-good-tasks": () => String(gains.filter((gain) => gain >= 0).length),
  "tables-largest-gain": () => percent(Math.max(...gains.map(Math.abs)), 1),
  "tables-least-shorter": () => percent(Math.min(...shorter), 0),
  "tables-most-shorter": () => percent(Math.max(...shorter), 0),
  "tables-saving-adam": () => significant(savedOf(adam, BILLION) / BILLION, 4),
  "tables-saving-momentum": () => significant(savedOf(momentum, BILLION) / BILLION, 4),
  "saved-lm-large": () => gib(computed("lm-large")),
  ...Object.fromEntries(
    (["glue", "gpt3-medium", "roberta-base"] as const).flatMap((model) => [
      [`saved-${model}-all`, () => gib(savedWith(model, true))],
      [`saved-${model}-without`, () => gib(savedWith(model, false))],
    ]),
  ),

  "hold-cost": () => printRatio(blockCost("above-zero").ratio),
  "hold-library-unstable": () => count(blockCost("library", undefined, ["plain"])),
  "hold-above-unstable": () => count(blockCost("above-zero", undefined, ["plain"])),
  "all-plain-library": () => printRatio(blockCost("library", undefined, ["plain"]).ratio),
  "all-stable-library": () => printRatio(blockCost("library", undefined, ["stable"]).ratio),
  "epsilon-all-tensor": () => printUnstable(cell("dynamic-tensor")),
  ...epsilonValues,
  ...sensitivityValues,
  "sensitivity-above-command": () => printCommand(ABOVE_ZERO.sensitivity.command),
  "edge-command": () => printCommand(ABOVE_ZERO.edge.command),
  "kernel-tables-differ": () => percent(largestTimeDifference(), 1),
  "kernel-adam-share": () => percent(leastAdamShare(), 0),
  "kernel-tables-device": () => deviceWords(KERNELS_ABOVE_ZERO),
  "kernel-tables-command": () => printCommand(KERNELS_ABOVE_ZERO.command),
  ...crossedValues,
  "best-rate-32": () => rateFactor("32"),
  "best-rate-library": () => rateFactor("library"),
  "unpaired-plain": () => unpaired("dynamic-block", "32"),
  "unpaired-stable": () => unpaired("dynamic-block-stable", "32-stable"),
  "set-above": () => countUpTo(blockCost("above-zero")),
  "set-epsilon": () => countUpTo(blockCost("library", LARGE_EPSILON)),
  ...Object.fromEntries(
    (["output", "both"] as const).flatMap((kept) => [
      [`set-${kept}`, () => countUpTo(keptCost(kept, "library", SMALL_EPSILON))],
      [`set-${kept}-ratio`, () => printRatio(keptCost(kept, "library", SMALL_EPSILON).ratio)],
    ]),
  ),

  "reproduction-parameters": () => parameters.plain.toLocaleString("en-US"),
  "reproduction-times-smaller": () => printTwoDigits(layerParameters() / layersOnly()),
  "reproduction-steps": () => Number(scale.steps).toLocaleString("en-US"),
  "reproduction-vocabulary": () => Number(scale.vocabulary).toLocaleString("en-US"),
  "reproduction-seeds": () => String(seedsOf(RECORDED_ABLATION)),
  "reproduction-linear-unstable": () => printUnstable(cell("linear-tensor")),
  "reproduction-linear-share": () => percent(cell("linear-tensor").unstable / cell("linear-tensor").runs, 0),
  "reproduction-linear-block-unstable": () => printUnstable(cell("linear-block")),
  "reproduction-unseen": () => percent(unseenRate(seedsOf(RECORDED_ABLATION)), 0),

  "edge-rates": () => EDGE_RATE_FACTORS.join(", "),
  "edge-32": () => count(edgeCount("32")),
  "edge-library-small": () => count(edgeCount("library", SMALL_EPSILON)),
  "edge-library-larger": () => count(larger("library")),
  "edge-above-zero": () => count(edgeCount("above-zero")),
  "epsilon-common": common,

  "tables-exercise-momentum": () => significant(savedOf(momentum, BILLION) / BILLION, 4),
  "tables-exercise-unseen": () => percent(unseenRate(VARIATIONS), 0),
};

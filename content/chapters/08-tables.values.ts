import { printTwoDigits } from "@/components/charts/format";
import type { ValueTable } from "@/components/prose/Value";
import {
  commonSettings,
  printUnstable,
  recordedAtEpsilon,
  recordedRuns,
  unseenRate,
} from "@/lib/findings/ablation";
import {
  ablationParameters,
  computedSaving,
  gainOf,
  PAPER_BLOCK,
  shorterBy,
} from "@/lib/findings/paperNumbers";
import { ABLATION_RESULTS, MAIN_RESULTS } from "@/lib/findings/paperTables";
import { bestOf, laneRatio, recordedPoints } from "@/lib/findings/sensitivity";
import { stateBytes } from "@/lib/numerics/memory";
import { adam } from "@/lib/numerics/rules/adam";
import { momentum } from "@/lib/numerics/rules/momentum";
import type { Rule } from "@/lib/numerics/rules/rule";
import { joinWords } from "@/lib/options/words";
import { RECORDED_ABLATION, RECORDED_EDGE } from "@/lib/recordings/reproduction";
import { instability } from "@/lib/study/instability";
import { EDGE_RATE_FACTORS, instabilityEdgeResult } from "@/lib/study/instabilityEdge";
import { seedsOf } from "@/lib/study/recorded";
import { BASELINE, type Varied } from "@/lib/study/sensitivity";
import { EPSILONS, VARIATIONS, type Variation } from "@/lib/study/variation";
import { percent, significant } from "../format";

/** Parameters of the small language model of Table 3. */
const PAPER_PARAMETERS = ablationParameters(ABLATION_RESULTS[0]);
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
const unstableAt = (name: string, epsilon: number) => recordedAtEpsilon(RECORDED_ABLATION, name, epsilon);
const [SMALL, MIDDLE, LARGE] = EPSILONS;
const CELLS = ["32", "dynamic-tensor", "dynamic-tensor-stable", "dynamic-block", "dynamic-block-stable"];

/** A row of the table of failures by epsilon. */
const byEpsilon = (name: string): ValueTable => ({
  [`epsilon-small-${name}`]: () => printUnstable(unstableAt(name, SMALL)),
  [`epsilon-middle-${name}`]: () => printUnstable(unstableAt(name, MIDDLE)),
  [`epsilon-large-${name}`]: () => printUnstable(unstableAt(name, LARGE)),
});

const SETTINGS: Readonly<Record<keyof Variation, string>> = {
  epsilon: "ε",
  beta1: "β₁",
  beta2: "β₂",
  rate: "the learning rate",
};

/** The settings that all unstable runs in blocks have in common, in words. */
const common = () => joinWords(commonSettings(RECORDED_ABLATION).map((setting) => SETTINGS[setting]));

/** How much higher the perplexity of 8-bit runs is at a value of epsilon in the recorded sensitivity. */
export const gapAt = (epsilon: number): number =>
  laneRatio(recordedPoints("epsilon").find(({ value }) => value === epsilon)!) - 1;

/** The value of a setting at which 32-bit (0) or 8-bit state (1) has the lowest perplexity in the recorded runs. */
export const bestPoint = (varied: Varied, lane: 0 | 1) => bestOf(recordedPoints(varied), lane)!;

const signedPercent = (share: number) => `${share > 0 ? "+" : ""}${percent(share, 1)}`.replace("-", "−");

/** The exercise's run: down from 4 to 2, and up again. */
const FELL = 2;
const ROSE = 2.4;
const bent = [4, ...Array(50).fill(FELL), ...Array(50).fill(ROSE)];

/** The numbers of chapter 8. */
export const values: ValueTable = {
  "tables-tasks": () => String(MAIN_RESULTS.length),
  "tables-good-tasks": () => String(gains.filter((gain) => gain >= 0).length),
  "tables-largest-gain": () => percent(Math.max(...gains.map(Math.abs)), 1),
  "tables-least-shorter": () => percent(Math.min(...shorter), 0),
  "tables-most-shorter": () => percent(Math.max(...shorter), 0),
  "tables-saving-adam": () => significant(savedOf(adam, BILLION) / BILLION, 4),
  "tables-saving-momentum": () => significant(savedOf(momentum, BILLION) / BILLION, 4),
  "tables-lm-computed": () => `${significant(computed("lm-large") / BILLION, 3)} GB`,
  "tables-lm-computed-gib": () => `${significant(computed("lm-large") / GIB, 2)} GiB`,
  "tables-glue-computed-gib": () => `${significant(computed("glue") / GIB, 3)} GiB`,
  "tables-resnet-computed": () => `${significant(computed("imagenet") / 1e6, 2)} MB`,
  "tables-roberta-computed": () => `${significant(computed("roberta-base") / BILLION, 2)} GB`,

  "reproduction-parameters": () => parameters.plain.toLocaleString("en-US"),
  "reproduction-times-smaller": () => printTwoDigits(PAPER_PARAMETERS / parameters.plain),
  "reproduction-steps": () => Number(scale.steps).toLocaleString("en-US"),
  "reproduction-vocabulary": () => Number(scale.vocabulary).toLocaleString("en-US"),
  "reproduction-seeds": () => String(seedsOf(RECORDED_ABLATION)),
  "reproduction-linear-unstable": () => printUnstable(cell("linear-tensor")),
  "reproduction-linear-share": () => percent(cell("linear-tensor").unstable / cell("linear-tensor").runs, 0),
  "reproduction-linear-block-unstable": () => printUnstable(cell("linear-block")),
  "reproduction-unseen": () => percent(unseenRate(seedsOf(RECORDED_ABLATION)), 0),

  "edge-rates": () => EDGE_RATE_FACTORS.join(", "),
  "edge-32": () => printUnstable(instabilityEdgeResult(RECORDED_EDGE, "32")),
  "edge-tensor": () => printUnstable(instabilityEdgeResult(RECORDED_EDGE, "dynamic-tensor")),
  "edge-block": () => printUnstable(instabilityEdgeResult(RECORDED_EDGE, "dynamic-block")),
  ...Object.assign({}, ...CELLS.map(byEpsilon)),
  "epsilon-common": common,
  "sensitivity-baseline-gap": () => signedPercent(gapAt(BASELINE.epsilon)),
  "sensitivity-large-gap": () => signedPercent(gapAt(LARGE)),
  "sensitivity-best-rate": () => `${bestPoint("learningRate", 1).value} ×`,

  "tables-exercise-momentum": () => significant(savedOf(momentum, BILLION) / BILLION, 4),
  "tables-exercise-unseen": () => percent(unseenRate(VARIATIONS), 0),
  "tables-exercise-rule": () => (instability(bent, 1) === "" ? "stable" : "unstable"),
};

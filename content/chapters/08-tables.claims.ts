import { type ClaimTable, claim } from "@/components/prose/claims";
import {
  commonSettings,
  IN_BLOCKS,
  recordedAtEpsilon,
  recordedRuns,
  unseenRate,
} from "@/lib/findings/ablation";
import {
  bestValue,
  blockCost,
  edgeCount,
  keptCost,
  LARGE_EPSILON,
  largestTimeDifference,
  leastAdamShare,
  MIDDLE_EPSILON,
  SMALL_EPSILON,
} from "@/lib/findings/aboveZero";
import { crossedCost, TABLES } from "@/lib/findings/crossed";
import { gainOf, numberOf } from "@/lib/findings/paperNumbers";
import { MAIN_RESULTS } from "@/lib/findings/paperTables";
import { ABOVE_ZERO } from "@/lib/recordings/aboveZero";
import { RECORDED_ABLATION, RECORDED_SENSITIVITY } from "@/lib/recordings/reproduction";
import { CROSSED_EPSILONS, CROSSED_RATE_FACTORS } from "@/lib/study/crossed";
import { decides } from "@/lib/study/pairedTest";
import { seedsOf } from "@/lib/study/recorded";
import { EPSILONS, VARIATIONS } from "@/lib/study/variation";
import { values } from "./08-tables.values";

const [SMALL, ...LARGER] = EPSILONS;

const cell = (name: string) => recordedRuns(RECORDED_ABLATION, name);
const unstable = (name: string) => cell(name).unstable;
const unstableInBlocks = (epsilon: number) =>
  IN_BLOCKS.map((name) => recordedAtEpsilon(RECORDED_ABLATION, name, epsilon).unstable);

/** The unstable runs in blocks at the smallest epsilon and at the larger ones, cell by cell. */
const failures = () => ({ atSmall: unstableInBlocks(SMALL), atLarger: LARGER.flatMap(unstableInBlocks) });
const onlyAtSmall = ({ atSmall, atLarger }: ReturnType<typeof failures>) =>
  atSmall.every((count) => count > 0) && atLarger.every((count) => count === 0);

/** Returns the saving that Table 1 prints for a row. */
const savedAs = (key: string) => MAIN_RESULTS.find((row) => row.key === key)?.saved ?? "";

/** The claims of chapter 8. */
export const claims: ClaimTable = {
  "balanced-design": claim(
    () => ({ runs: RECORDED_ABLATION.cells.map(({ runs }) => runs.length) }),
    ({ runs }) => runs.every((count) => count === VARIATIONS),
  ),
  "linear-map-fails": claim(
    () => ({ unstable: unstable("linear-tensor"), runs: cell("linear-tensor").runs }),
    (computed) => computed.unstable > computed.runs / 2,
  ),
  "32-bit-runs-did-not-fail": claim(
    () => ({ plain: unstable("32"), stable: unstable("32-stable") }),
    ({ plain, stable }) => plain + stable === 0,
  ),
  "some-failed-in-blocks": claim(
    () => ({ unstable: IN_BLOCKS.map(unstable) }),
    (computed) => computed.unstable.every((count) => count > 0),
  ),
  "one-setting-in-common": claim(
    () => ({ settings: commonSettings(RECORDED_ABLATION) }),
    ({ settings }) => settings.join() === "epsilon",
  ),
  "failed-at-the-smallest-epsilon": claim(failures, onlyAtSmall),
  "quiet-cell-shows-little": claim(
    () => ({ unseen: unseenRate(seedsOf(RECORDED_ABLATION)) }),
    ({ unseen }) => unseen > 0.1,
  ),
  "within-a-few-hundred-steps": claim(
    () => ({ steps: Number(RECORDED_ABLATION.scale.steps) }),
    ({ steps }) => steps <= 500,
  ),
  "order-of-the-choices": claim(
    () => ({
      linear: unstable("linear-tensor"),
      dynamic: unstable("dynamic-tensor"),
      blocks: unstable("dynamic-block"),
      perplexity: cell("dynamic-tensor").heldOut.median,
      perplexityInBlocks: cell("dynamic-block").heldOut.median,
    }),
    ({ linear, dynamic, blocks, perplexity, perplexityInBlocks }) =>
      linear > dynamic && dynamic >= blocks && perplexity > 1.5 * perplexityInBlocks,
  ),
  "above-zero-command": claim(
    () => ({ command: ABOVE_ZERO.ablation.command }),
    ({ command }) =>
      [
        "--grid ablation",
        "--scale medium",
        "--seeds 9",
        "--steps 400",
        "--batch 8",
        "--map dynamic-above-zero",
      ].every((flag) => command.includes(flag)),
  ),
  "kernels-take-the-same-time": claim(
    () => ({ difference: largestTimeDifference(), share: leastAdamShare() }),
    ({ difference, share }) => difference < 0.01 && share >= 0.97,
  ),
  "remember-where-runs-failed": claim(
    () => ({
      ...failures(),
      output: keptCost("output", "library").unstable,
      aboveZero: blockCost("above-zero").unstable,
    }),
    (computed) => onlyAtSmall(computed) && computed.output + computed.aboveZero === 0,
  ),
  "costs-at-the-middle": claim(
    () => {
      const [middle, large] = [MIDDLE_EPSILON, LARGE_EPSILON].map((epsilon) => blockCost("library", epsilon));
      return {
        unstable: middle.unstable + large.unstable,
        middle: middle.ratio.median,
        decided: decides(middle.ratio, 1),
        seen: decides(large.ratio, 1),
      };
    },
    ({ unstable, middle, decided, seen }) => unstable === 0 && middle > 1.03 && decided && !seen,
  ),
  "learning-rate-is-not-at-fault": claim(
    () => ({
      small: edgeCount("library", SMALL_EPSILON),
      middle: edgeCount("library", MIDDLE_EPSILON).unstable,
      large: edgeCount("library", LARGE_EPSILON).unstable,
      exact: edgeCount("32").unstable,
      aboveZero: edgeCount("above-zero").unstable,
    }),
    ({ small, middle, large, exact, aboveZero }) =>
      small.unstable === small.runs && middle + large + exact + aboveZero === 0,
  ),
  "crossed-corner": claim(
    () => {
      const [small, middle, ...larger] = CROSSED_EPSILONS.map((epsilon) =>
        CROSSED_RATE_FACTORS.map((rate) => crossedCost(epsilon, rate, "library")),
      );
      return {
        small: small.map(({ unstable }) => unstable),
        elsewhere: [middle, ...larger].flat().map(({ unstable }) => unstable),
        middle: middle.map(({ ratio }) => ratio.median),
        larger: larger.flat().map(({ ratio }) => ratio.median),
      };
    },
    ({ small, elsewhere, middle, larger }) =>
      small.some((count) => count > 0) &&
      elsewhere.every((count) => count === 0) &&
      Math.min(...middle) > 1 &&
      Math.max(...larger) < 1.05,
  ),
  "crossed-above-zero": claim(
    () => {
      const costs = CROSSED_EPSILONS.flatMap((epsilon) =>
        CROSSED_RATE_FACTORS.map((rate) => crossedCost(epsilon, rate, "above-zero")),
      );
      return {
        unstable: costs.map(({ unstable }) => unstable),
        farthest: Math.max(...costs.map(({ ratio }) => Math.abs(ratio.median - 1))),
      };
    },
    ({ unstable, farthest }) => unstable.every((count) => count === 0) && farthest < 0.03,
  ),
  "recommended-runs-are-stable": claim(
    () => ({
      aboveZero: blockCost("above-zero").unstable,
      largeEpsilon: blockCost("library", LARGE_EPSILON).unstable,
      output: keptCost("output", "library").unstable,
      both: keptCost("both", "library").unstable,
    }),
    ({ aboveZero, largeEpsilon, output, both }) => aboveZero + largeEpsilon + output + both === 0,
  ),
  "two-rows-agree": claim(
    () => ({
      glue: Number(values["saved-glue-all"]()),
      gluePrinted: numberOf(savedAs("glue")),
      gpt3: Number(values["saved-gpt3-medium-without"]()),
      gpt3Printed: numberOf(savedAs("gpt3-medium")),
    }),
    ({ glue, gluePrinted, gpt3, gpt3Printed }) =>
      Math.abs(glue - gluePrinted) < 0.05 && Math.abs(gpt3 - gpt3Printed) < 0.05,
  ),
  "roberta-agrees-with-neither": claim(
    () => ({
      all: Number(values["saved-roberta-base-all"]()),
      without: Number(values["saved-roberta-base-without"]()),
      printed: numberOf(savedAs("roberta-base")),
    }),
    ({ all, without, printed }) => printed - all > 0.2 && printed - without > 0.2,
  ),
  "best-rates": claim(
    () => ({
      exact: bestValue("learningRate", "32"),
      library: bestValue("learningRate", "library"),
      aboveZero: bestValue("learningRate", "above-zero"),
    }),
    ({ exact, library, aboveZero }) => library < exact && aboveZero === exact,
  ),
  "seeds-of-the-sensitivity": claim(
    () => ({
      shown: RECORDED_SENSITIVITY.cells.map(({ runs }) => runs.length),
      pairs: TABLES.flatMap((table) => EPSILONS.map((epsilon) => crossedCost(epsilon, 1, table).runs)),
    }),
    ({ shown, pairs }) => [...shown, ...pairs].every((count) => count === 6),
  ),
  "no-score-got-worse": claim(
    () => ({ gains: MAIN_RESULTS.map(gainOf) }),
    ({ gains }) => gains.every((gain) => gain >= 0),
  ),
};

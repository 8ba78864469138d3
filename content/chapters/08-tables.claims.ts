import { type ClaimTable, claim } from "@/components/prose/claims";
import {
  commonSettings,
  IN_BLOCKS,
  recordedAtEpsilon,
  recordedRuns,
  unseenRate,
} from "@/lib/findings/ablation";
import { keptAtSmall, keptResult } from "@/lib/findings/keptLayers";
import { RECORDED_ABLATION, RECORDED_EDGE, RECORDED_SENSITIVITY } from "@/lib/recordings/reproduction";
import { EDGE_RATE_FACTORS, instabilityEdgeResult } from "@/lib/study/instabilityEdge";
import { seedsOf } from "@/lib/study/recorded";
import { BASELINE } from "@/lib/study/sensitivity";
import { EPSILONS, VARIATIONS } from "@/lib/study/variation";
import { values as kernel } from "./05-kernel.values";
import { bestPoint, gapAt } from "./08-tables.values";

const [SMALL, ...LARGER] = EPSILONS;

const cell = (name: string) => recordedRuns(RECORDED_ABLATION, name);
const unstable = (name: string) => cell(name).unstable;
const unstableInBlocks = (epsilon: number) =>
  IN_BLOCKS.map((name) => recordedAtEpsilon(RECORDED_ABLATION, name, epsilon).unstable);

/** The unstable runs in blocks at the smallest epsilon and at the larger ones, cell by cell. */
const failures = () => ({ atSmall: unstableInBlocks(SMALL), atLarger: LARGER.flatMap(unstableInBlocks) });
const onlyAtSmall = ({ atSmall, atLarger }: ReturnType<typeof failures>) =>
  atSmall.every((count) => count > 0) && atLarger.every((count) => count === 0);

/** The 8-bit perplexity over the 32-bit one, less 1, at the baseline's epsilon and at ten times that. */
const gaps = () => ({
  baseline: BASELINE.epsilon,
  gap: gapAt(BASELINE.epsilon),
  larger: gapAt(10 * BASELINE.epsilon),
});
const gapCloses = ({ gap, larger }: ReturnType<typeof gaps>) => gap > 0.05 && Math.abs(larger) < 0.03;

/** The claims of chapter 8. */
export const claims: ClaimTable = {
  "8-bit-step-is-faster": claim(
    () => ({ times: Number(kernel["recorded-adam-faster"]()) }),
    ({ times }) => times > 1,
  ),
  "balanced-design": claim(
    () => ({ runs: RECORDED_ABLATION.cells.map(({ runs }) => runs.length) }),
    ({ runs }) => runs.every((count) => count === VARIATIONS),
  ),
  "ten-cells": claim(
    () => ({ cells: RECORDED_ABLATION.cells.length }),
    ({ cells }) => cells === 10,
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
  "output-in-32-bits-did-not-fail": claim(
    () => ({ unstable: keptAtSmall("output").unstable }),
    (computed) => computed.unstable === 0,
  ),
  "no-failure-at-larger-epsilons": claim(
    () => ({ larger: [...LARGER], ...failures() }),
    ({ larger, ...counts }) => larger.join() === [1e-7, 1e-6].join() && onlyAtSmall(counts),
  ),
  "one-run-at-each-epsilon": claim(
    () => ({
      seeds: seedsOf(RECORDED_EDGE),
      runs: EPSILONS.map((epsilon) => instabilityEdgeResult(RECORDED_EDGE, "32", epsilon).runs),
    }),
    ({ seeds, runs }) =>
      seeds === EPSILONS.length && runs.every((count) => count === EDGE_RATE_FACTORS.length),
  ),
  "learning-rate-is-not-at-fault": claim(
    () => ({
      in32: instabilityEdgeResult(RECORDED_EDGE, "32").unstable,
      small: SMALL,
      atSmall: instabilityEdgeResult(RECORDED_EDGE, "dynamic-block", SMALL).unstable,
      atLarger: LARGER.map(
        (epsilon) => instabilityEdgeResult(RECORDED_EDGE, "dynamic-block", epsilon).unstable,
      ),
    }),
    ({ in32, small, atSmall, atLarger }) =>
      in32 === 0 &&
      small === 1e-8 &&
      atSmall === EDGE_RATE_FACTORS.length &&
      atLarger.every((count) => count === 0),
  ),
  "quiet-cell-shows-little": claim(
    () => ({ unseen: unseenRate(seedsOf(RECORDED_ABLATION)) }),
    ({ unseen }) => unseen > 0.1,
  ),
  "within-a-few-hundred-steps": claim(
    () => ({ steps: Number(RECORDED_ABLATION.scale.steps) }),
    ({ steps }) => steps <= 500,
  ),
  "best-at-the-largest-epsilon": claim(
    () => ({ best: ([0, 1] as const).map((lane) => bestPoint("epsilon", lane).value) }),
    ({ best }) => best.every((epsilon) => epsilon === 1e-5),
  ),
  "off-at-the-baseline": claim(gaps, (computed) => computed.baseline === 1e-7 && gapCloses(computed)),
  "best-rate-is-below-the-usual": claim(
    () => ({
      baseline32: bestPoint("learningRate", 0).baseline,
      best8: bestPoint("learningRate", 1).value,
    }),
    ({ baseline32, best8 }) => baseline32 && best8 < 1,
  ),
  "runs-want-a-larger-epsilon": claim(gaps, gapCloses),
  "two-seeds-for-each-value": claim(
    () => ({ runs: RECORDED_SENSITIVITY.cells.map(({ runs }) => runs.length) }),
    ({ runs }) => runs.every((count) => count === 2),
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
  "remember-where-runs-failed": claim(
    () => ({ ...failures(), output: keptResult("output").unstable, both: keptResult("both").unstable }),
    (computed) => onlyAtSmall(computed) && computed.output + computed.both === 0,
  ),
};

/**
 * Sentences that are true of the runs on record and may not be of others. Where new runs break one, the failing test
 * names it: rewrite the sentence in its chapter, then the line here. Numbers are not listed, they follow the data.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commonSettings, IN_BLOCKS, recordedAtEpsilon, unseenRate } from "@/lib/findings/ablation";
import { keptResult as kept, keptAtSmall, keptRatio, tablesShare } from "@/lib/findings/keptLayers";
import { ratioOf, recordedRows } from "@/lib/findings/stableParts";
import {
  RECORDED_ABLATION,
  RECORDED_EDGE,
  RECORDED_KEPT,
  RECORDED_SENSITIVITY,
} from "@/lib/recordings/reproduction";
import { RECORDED_PARTS } from "@/lib/recordings/stableParts";
import type { CellResult } from "@/lib/study/aggregate";
import { EDGE_RATE_FACTORS, instabilityEdgeResult } from "@/lib/study/instabilityEdge";
import { recordedCell, recordedResult, seedsOf } from "@/lib/study/recorded";
import { BASELINE } from "@/lib/study/sensitivity";
import { EPSILONS, VARIATIONS } from "@/lib/study/variation";
import { kernelValues } from "./kernelValues";
import { recordedRuns } from "./sideBySideValues";
import { bestPoint, gapAt } from "./tablesValues";

const cell = (name: string) => recordedResult(recordedCell(RECORDED_ABLATION, name)!);
const unstableAt = (name: string, epsilon: number) => recordedAtEpsilon(RECORDED_ABLATION, name, epsilon);
const [SMALL, ...LARGER] = EPSILONS;
const failsAtSmallOnly = (at: (epsilon: number) => CellResult) =>
  at(SMALL).unstable > 0 && LARGER.every((epsilon) => at(epsilon).unstable === 0);

/** Median perplexity with some ingredients of the stable embedding, times that of the ordinary layer. */
const parts = (init: boolean, norm: boolean, state = false) =>
  ratioOf(recordedRows(RECORDED_PARTS), { init, norm, state });

const heldOut = (run: keyof typeof recordedRuns) => recordedRuns[run].lanes.map((lane) => lane.heldOut);
const near = (a: number, b: number, share: number) => Math.abs(a / b - 1) <= share;

type Pinned = readonly [sentence: string, holds: () => boolean];

const CHAPTERS: Readonly<Record<string, readonly Pinned[]>> = {
  "06-side-by-side": [
    [
      "It can fail with the dynamic map as well.",
      () => {
        const [exact, inCodes] = heldOut("letters-conv");
        return inCodes < exact - 0.1;
      },
    ],
    ["The last lane was lost after", () => recordedRuns["letters-conv"].lanes[1].lostAt !== undefined],
    [
      "| letters, convolutional net, right |",
      () =>
        (["points", "regression", "chars", "words", "letters-mlp"] as const).every((run) =>
          near(heldOut(run)[1], heldOut(run)[0], 0.1),
        ),
    ],
  ],
  "07-embeddings": [
    ["That we can confirm in small.", () => cell("32-stable").heldOut.median < cell("32").heldOut.median],
    [
      "counting the runs that were stable",
      () => cell("dynamic-block-stable").heldOut.median < cell("dynamic-block").heldOut.median,
    ],
    [
      "That it prevents failures we cannot confirm.",
      () =>
        cell("dynamic-block-stable").unstable >= cell("dynamic-block").unstable &&
        cell("dynamic-tensor-stable").unstable >= cell("dynamic-tensor").unstable,
    ],
    ["so another layer failed", () => cell("dynamic-block-stable").unstable > 0],
    [
      "**It was the state of the output layer that failed.**",
      () => kept("embedding").unstable > 0 && kept("output").unstable + kept("both").unstable === 0,
    ],
    [
      "The same seeds that broke with the embedding alone in 32 bits trained well",
      () => near(keptRatio("output"), 1, 0.02) && near(keptRatio("both"), 1, 0.02),
    ],
    [
      "at $10^{-7}$ and above no run with the dynamic map in blocks failed",
      () =>
        SMALL === 1e-8 &&
        IN_BLOCKS.every((name) => failsAtSmallOnly((each) => unstableAt(name, each))) &&
        RECORDED_SENSITIVITY.cells
          .filter(({ axes }) => axes.varied !== "epsilon" || Number(axes.value) >= LARGER[0])
          .every(({ runs }) => runs.every(({ lanes }) => lanes[1].unstable === "")),
    ],
    [
      "seeds at the $\\varepsilon$ that breaks",
      () => kept("embedding").unstable === keptAtSmall("embedding").unstable,
    ],
    [
      "seeds with settings and steps as before",
      () =>
        RECORDED_KEPT.scale.steps === RECORDED_ABLATION.scale.steps &&
        kept("embedding").unstable === cell("dynamic-block-stable").unstable,
    ],
    [
      "Command: `npm run reproduce -- --grid kept --scale medium --seeds 8 --steps 400 --batch 8`",
      () => {
        const asked = ["--grid kept", "--scale medium", "--steps 400", "--batch 8"];
        return asked.every((flag) => RECORDED_KEPT.command.includes(flag)) && seedsOf(RECORDED_KEPT) === 8;
      },
    ],
    ["keeping both leaves little to save", () => tablesShare() > 0.6 && tablesShare() < 1],
    [
      "The two changes to the model belong together.",
      () => parts(true, true) < 0.95 && parts(true, true) < Math.min(parts(true, false), parts(false, true)),
    ],
    ["Small rows alone are drowned", () => parts(true, false) > 1.05],
    ["A normalization alone finds vectors", () => near(parts(false, true), 1, 0.05)],
    ["The third ingredient leaves no trace", () => near(parts(true, true, true), parts(true, true), 0.02)],
    [
      "these runs are few and short",
      () => seedsOf(RECORDED_PARTS) < 5 && Number(RECORDED_PARTS.scale.steps) < 500,
    ],
    [
      "It helps 32-bit training too: rare words are a problem of training",
      () => cell("32-stable").heldOut.median < cell("32").heldOut.median,
    ],
    ["In our model the output layer failed", () => kept("embedding").unstable > kept("output").unstable],
  ],
  "08-tables": [
    ["the 8-bit step of Adam is", () => Number(kernelValues["recorded-adam-faster"]()) > 1],
    ["All ten cells see the same ones", () => RECORDED_ABLATION.cells.length === 10],
    ["That needs no large model.", () => cell("linear-tensor").unstable > cell("linear-tensor").runs / 2],
    ["None of our 32-bit runs failed.", () => cell("32").unstable + cell("32-stable").unstable === 0],
    [
      "Of those with the dynamic map and blocks, some did",
      () => IN_BLOCKS.every((name) => cell(name).unstable > 0),
    ],
    [
      "All failed runs with the dynamic map in blocks had the same value of one setting.",
      () => commonSettings(RECORDED_ABLATION).join() === "epsilon",
    ],
    [
      "Each failed at the smallest of the three.",
      () => IN_BLOCKS.every((name) => failsAtSmallOnly((each) => unstableAt(name, each))),
    ],
    ["There chapter 7 found the failure", () => keptAtSmall("output").unstable === 0],
    [
      "At $10^{-7}$ and $10^{-6}$ no such run failed.",
      () =>
        LARGER.join() === [1e-7, 1e-6].join() &&
        IN_BLOCKS.every((name) => failsAtSmallOnly((each) => unstableAt(name, each))),
    ],
    [
      "with one run at each $\\varepsilon$",
      () =>
        seedsOf(RECORDED_EDGE) === EPSILONS.length &&
        EPSILONS.every(
          (epsilon) => instabilityEdgeResult(RECORDED_EDGE, "32", epsilon).runs === EDGE_RATE_FACTORS.length,
        ),
    ],
    [
      "those at $10^{-8}$, at every rate. So in blocks it is not the learning rate that is at fault.",
      () =>
        instabilityEdgeResult(RECORDED_EDGE, "32").unstable === 0 &&
        SMALL === 1e-8 &&
        instabilityEdgeResult(RECORDED_EDGE, "dynamic-block", SMALL).unstable === EDGE_RATE_FACTORS.length &&
        LARGER.every(
          (epsilon) => instabilityEdgeResult(RECORDED_EDGE, "dynamic-block", epsilon).unstable === 0,
        ),
    ],
    ["So a quiet cell of ours cannot tell", () => unseenRate(seedsOf(RECORDED_ABLATION)) > 0.1],
    ["within a few hundred steps", () => Number(RECORDED_ABLATION.scale.steps) <= 500],
    [
      "the perplexity of our 8-bit runs is off by",
      () =>
        BASELINE.epsilon === 1e-7 &&
        gapAt(BASELINE.epsilon) > 0.05 &&
        Math.abs(gapAt(10 * BASELINE.epsilon)) < 0.03,
    ],
    [
      "Both lanes do best at the largest.",
      () => ([0, 1] as const).every((lane) => bestPoint("epsilon", lane).value === 1e-5),
    ],
    [
      "and their best learning rate is",
      () => bestPoint("learningRate", 0).baseline && bestPoint("learningRate", 1).value < 1,
    ],
    [
      "these runs want a larger",
      () => gapAt(BASELINE.epsilon) > 0.05 && Math.abs(gapAt(10 * BASELINE.epsilon)) < 0.03,
    ],
    [
      "The recorded runs have two seeds for each value.",
      () => RECORDED_SENSITIVITY.cells.every(({ runs }) => runs.length === 2),
    ],
    [
      "each value, and each pair of values, is equally frequent",
      () => RECORDED_ABLATION.cells.every(({ runs }) => runs.length === VARIATIONS),
    ],
    [
      "A small reproduction can confirm the order of the choices",
      () =>
        cell("linear-tensor").unstable > cell("dynamic-tensor").unstable &&
        cell("dynamic-tensor").unstable >= cell("dynamic-block").unstable &&
        cell("dynamic-tensor").heldOut.median > 1.5 * cell("dynamic-block").heldOut.median,
    ],
    [
      "Our runs with the dynamic map in blocks failed only at the smallest one, and none with the output layer in 32 bits.",
      () =>
        IN_BLOCKS.every((name) => failsAtSmallOnly((each) => unstableAt(name, each))) &&
        kept("output").unstable + kept("both").unstable === 0,
    ],
  ],
};

describe.each(Object.entries(CHAPTERS))("chapter %s", (chapter, sentences) => {
  const text = readFileSync(join(import.meta.dirname, "chapters", `${chapter}.mdx`), "utf8");
  it.each(sentences)("says “%s” and means the runs on record", (sentence, holds) => {
    expect(text).toContain(sentence);
    expect(holds()).toBe(true);
  });
});

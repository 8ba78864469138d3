/**
 * Sentences that are true of the runs on record and may not be of others. Where new runs break one, the failing test
 * names it: rewrite the sentence in its chapter, then the line here. Numbers are not listed, they follow the data.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unseenRate } from "@/components/widgets/reproduction/findings";
import { ratioOf, recordedRows } from "@/components/widgets/stable-embedding-ablation/model";
import {
  RECORDED_ABLATION,
  RECORDED_EDGE,
  RECORDED_SENSITIVITY,
} from "@/lib/experiment/recorded/reproduction";
import { RECORDED_PARTS } from "@/lib/experiment/recorded/stableParts";
import { trainingOf } from "@/lib/experiment/recorded/training";
import { firstUnstable } from "@/lib/experiment/study/edge";
import { recordedCell, recordedResult, seedsOf } from "@/lib/experiment/study/recorded";
import { BASELINE } from "@/lib/experiment/study/sensitivity";
import { EPSILONS } from "@/lib/experiment/study/variation";
import { kernelValues } from "./kernelValues";
import { common, gapAt, unstableAt } from "./tablesValues";

const cell = (name: string) => recordedResult(recordedCell(RECORDED_ABLATION, name)!);
const IN_BLOCKS = ["dynamic-block", "dynamic-block-stable"];
const [SMALL, ...LARGER] = EPSILONS;

/** Median perplexity with some ingredients of the stable embedding, times that of the ordinary layer. */
const parts = (init: boolean, norm: boolean, state = false) =>
  ratioOf(recordedRows(RECORDED_PARTS), { init, norm, state });

const heldOut = (task: string) => trainingOf(task).lanes.map((lane) => lane.heldOut);
const near = (a: number, b: number, share: number) => Math.abs(a / b - 1) <= share;

type Pinned = readonly [sentence: string, holds: () => boolean];

const CHAPTERS: Readonly<Record<string, readonly Pinned[]>> = {
  "06-side-by-side": [
    [
      "It can fail with the dynamic map as well.",
      () => {
        const [exact, inCodes] = heldOut("letters");
        return inCodes < exact - 0.1;
      },
    ],
    ["The last lane was lost after", () => trainingOf("letters").lanes[1].lostAt !== undefined],
    [
      "| letters with a convolutional net, right |",
      () => ["points", "regression"].every((task) => near(heldOut(task)[1], heldOut(task)[0], 0.1)),
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
      () => cell("dynamic-block-stable").unstable >= cell("dynamic-block").unstable,
    ],
    ["**In our model the layer cured nothing.**", () => cell("dynamic-block").unstable > 0],
    ["so it is the state of another layer that failed", () => cell("dynamic-block-stable").unstable > 0],
    ["Chapter 8 has the setting at which these runs fail.", () => common() !== ""],
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
    ["A failure that begins in another layer goes on.", () => cell("dynamic-block-stable").unstable > 0],
  ],
  "08-tables": [
    ["the 8-bit step of Adam is", () => Number(kernelValues["recorded-adam-faster"]()) > 1],
    ["all ten cells see the same ones", () => RECORDED_ABLATION.cells.length === 10],
    ["That needs no large model.", () => cell("linear-tensor").unstable > cell("linear-tensor").runs / 2],
    ["None of our 32-bit runs failed.", () => cell("32").unstable + cell("32-stable").unstable === 0],
    [
      "Of those with the dynamic map and blocks, some did",
      () => IN_BLOCKS.every((name) => cell(name).unstable > 0),
    ],
    ["All failed runs in blocks had the same value of one setting.", () => common() === "ε"],
    [
      "Each failed at the smallest of the three.",
      () =>
        IN_BLOCKS.every(
          (name) =>
            unstableAt(name, SMALL).unstable > 0 &&
            LARGER.every((epsilon) => unstableAt(name, epsilon).unstable === 0),
        ),
    ],
    [
      "It is not the learning rate that is at fault.",
      () =>
        firstUnstable(RECORDED_EDGE, "32") === undefined &&
        ["dynamic-tensor", "dynamic-block"].every((name) => firstUnstable(RECORDED_EDGE, name) === 1),
    ],
    ["So a quiet cell of ours cannot tell", () => unseenRate(seedsOf(RECORDED_ABLATION)) > 0.1],
    ["within a few hundred steps", () => Number(RECORDED_ABLATION.scale.steps) <= 500],
    [
      "the perplexity of our 8-bit runs is off by",
      () => gapAt(BASELINE.epsilon) > 0.05 && Math.abs(gapAt(10 * BASELINE.epsilon)) < 0.03,
    ],
    ["in these runs, 8-bit Adam does want another", () => gapAt(BASELINE.epsilon) > 0.05],
    [
      "The recorded runs have two seeds at most, and one at the other values of ε.",
      () =>
        seedsOf(RECORDED_SENSITIVITY) === 2 &&
        RECORDED_SENSITIVITY.cells
          .filter(({ axes }) => axes.varied === "epsilon" && axes.value !== BASELINE.epsilon)
          .every(({ runs }) => runs.length === 1),
    ],
    [
      "A small reproduction can confirm the order of the choices",
      () =>
        cell("linear-tensor").unstable > cell("dynamic-tensor").unstable &&
        cell("dynamic-tensor").unstable >= cell("dynamic-block").unstable,
    ],
    [
      "Our runs in blocks failed only at the smallest one.",
      () => IN_BLOCKS.every((name) => LARGER.every((epsilon) => unstableAt(name, epsilon).unstable === 0)),
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

import { describe, expect, it } from "vitest";
import { defaultsOf, parseOptions, printOptions } from "@/lib/options/options";
import { TASK_INFOS, taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "@/lib/training/config";
import { LossHistory } from "@/lib/training/history";
import { movesOfSteps } from "@/lib/training/moves.testing";
import type { TensorLedger } from "@/lib/training/report";
import { sizeOptions, sizeValues, trainingLabOptions, USUAL } from "./figure";
import { DEFAULT_LANE, readLanes } from "./lanesCodec";
import {
  type AllValues,
  captionOf,
  configOf,
  DEFAULT_LANES,
  hasEmbedding,
  laneLooks,
  lineOf,
  originOf,
  printMetric,
  tableOf,
} from "./model";

const usual = defaultsOf(trainingLabOptions) as AllValues;

describe("the config", () => {
  it.each(TASK_INFOS)("begins $name with the task's own defaults", (info) => {
    const config = configOf({ ...usual, task: info.name });
    expect(config).toMatchObject({
      task: info.name,
      taskOptions: defaultsOf(info.options),
      width: info.defaults.width,
      batchSize: info.defaults.batchSize,
      learningRate: info.defaults.learningRate,
      lanes: DEFAULT_LANES,
    });
    expect(config).not.toHaveProperty("ownData");
  });

  it("has the options of its own task alone, and keeps those of the others", () => {
    const values = { ...usual, "letters.noise": 0.3, "points.noise": 0.1, task: "letters" };
    expect(configOf(values).taskOptions.noise).toBe(0.3);
    expect(configOf({ ...values, task: "points" }).taskOptions.noise).toBe(0.1);
    const query = printOptions(trainingLabOptions, values);
    expect(parseOptions(trainingLabOptions, query).values).toEqual(values);
  });

  it("replaces a width that the task does not offer by the usual width", () => {
    expect(configOf({ ...usual, task: "points", width: 8 }).width).toBe(64);
    expect(configOf({ ...usual, task: "regression", width: 8 }).width).toBe(8);
    expect(sizeValues({ ...usual, task: "points", width: 8, batch: 64 })).toEqual({
      width: USUAL,
      batch: USUAL,
    });
    const { width } = sizeOptions(taskInfo("points"));
    expect(width.choices.map(({ value }) => value)).toEqual([USUAL, 16, 32, 96, 128]);
  });

  it("keeps a layer in 32 bits only where the model has it", () => {
    const values = { ...usual, lanes: "adam-32,adam-8-kembedding" };
    expect(configOf({ ...values, task: "words" }).lanes[1].keep32).toEqual(["embedding"]);
    expect(configOf({ ...values, task: "points" }).lanes[1].keep32).toEqual([]);
    expect(TASK_INFOS.filter(hasEmbedding).map(({ name }) => name)).toEqual(["chars", "words"]);
  });

  it("runs the default lanes for a line that cannot be read", () => {
    expect(configOf({ ...usual, lanes: "adam-7" }).lanes).toEqual(DEFAULT_LANES);
    expect(lineOf(DEFAULT_LANES)).toBe("");
    const lanes = [DEFAULT_LANES[0], { ...DEFAULT_LANE, map: "linear" }];
    expect(readLanes(lineOf(lanes)).lanes).toEqual(lanes);
  });
});

const config: RunConfig = configOf({ ...usual, lanes: "adam-32,adam-8,adam-8-linear" });
const names = laneLooks(config.lanes).map(({ label }) => label);

function tensorsOf({ task, taskOptions, width, batchSize }: RunConfig): TensorLedger[] {
  const { weights } = taskInfo(task).size({ options: taskOptions, width, batchSize });
  return weights.map((size, i) => ({
    name: `w${i}`,
    shape: [size],
    lanes: [
      { bits: 32, bytes: 8 * size },
      { bits: 8, bytes: 2 * size },
      { bits: 8, bytes: 2 * size },
    ],
  }));
}
const tensors = tensorsOf(config);

function historyOf(losses: readonly number[][]) {
  const history = new LossHistory(losses.length);
  const cosines = losses.slice(1).map((lane) => new Float32Array(lane.length));
  history.append(
    0,
    losses.map((lane) => Float32Array.from(lane)),
    cosines,
  );
  return history.view();
}

describe("the caption", () => {
  const nothing = historyOf([[], [], []]);

  it("announces the run, then states the bytes of state", () => {
    expect(captionOf({ names, step: 0, history: nothing, tensors: [] })).toBe(
      "3 copies of one model are about to train, each with its own optimizer.",
    );
    expect(captionOf({ names, step: 0, history: nothing, tensors })).toMatch(
      /^All lanes start from the same weights.*keep 35\.9\skB \(32-bit\), 8\.96\skB \(8-bit, dynamic\), 8\.96\skB \(8-bit, linear\) of state\.$/,
    );
  });

  it("measures each lane against the first", () => {
    const history = historyOf([
      [2, 2],
      [2, 2],
      [2, 3],
    ]);
    expect(captionOf({ names, step: 2, history, tensors })).toMatch(
      /After 2 steps, measured against 32-bit, the losses differ by 0\s% \(8-bit, dynamic\), 25\s% \(8-bit, linear\) \(mean of the last 2\)/,
    );
  });

  it("names the ends where the lanes are many", () => {
    const many = ["a", "b", "c", "d", "e"];
    const history = historyOf([[2], [2.2], [3], [4], [2.4]]);
    const kept = [40, 10, 10, 20, 5].map((bytes) => ({ bits: 8 as const, bytes }));
    expect(
      captionOf({ names: many, step: 1, history, tensors: [{ name: "w", shape: [5], lanes: kept }] }),
    ).toMatch(
      /^After 1 step, measured against a, the losses differ by 10\s% \(b\) to 100\s% \(d\) .*keep 5\sB \(e\) to 40\sB \(a\) of state\.$/,
    );
  });

  it("names a lane whose loss is no number", () => {
    const history = historyOf([[1], [1], [Number.NaN]]);
    expect(captionOf({ names, step: 1, history, tensors })).toBe(
      "After 1 step the loss of 8-bit, linear is no longer a number; the other lanes go on.",
    );
  });
});

it("has columns per lane in the table, and rows of numbers", () => {
  const history = new LossHistory(3);
  const two = (...values: number[]) => Float32Array.from(values);
  const moves = [movesOfSteps([1, 1]), movesOfSteps([1, 1.5]), movesOfSteps([1, 300])];
  history.append(0, [two(2, 1), two(2, 1.5), two(2, 0.1)], [two(0, 0), two(0, 0)], moves);
  const { columns, rows } = tableOf(history.view(), names);
  expect(columns).toHaveLength(1 + 3 + 2 + 2 + 3);
  expect(rows).toEqual([
    [0, 2, 2, 2, 0, 0, 0, 0, 1, 1, 1],
    [1, 1, 1.5, 0.1, 0.5, 0.9, 0, 0, 1, 1.5, 300],
  ]);
});

it("prints a share in per cent and other metrics as numbers", () => {
  const of = (task: string, value: number) => printMetric(taskInfo(task).metric, value);
  expect(of("letters", 0.9374)).toMatch(/^93\.7\s%$/);
  expect(of("words", 123.44)).toBe("123");
  expect(of("regression", Number.NaN)).toBe("–");
});

it("describes the run of a picture outside of the page", () => {
  expect(originOf({ ...config, ownData: "x" }, 20, "GPU").join(" ")).toBe(
    "Points in the plane, data of the reader’s own: 20 steps on GPU. Width 64, 64 samples a step, learning rate 0.005, seed 1.",
  );
});

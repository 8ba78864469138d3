import { describe, expect, it } from "vitest";
import { toCsv } from "@/components/figure/table";
import { defaultsOf } from "@/lib/options/options";
import { LossHistory } from "@/lib/training/history";
import { movesOfSteps } from "@/lib/training/moves.testing";
import type { TensorLedger } from "@/lib/training/report";
import { twinRunOptions } from "./figure";
import { captionOf, configOf, placeSentence, recentGap, tableOf } from "./model";

const tensor: TensorLedger = {
  name: "w",
  shape: [64, 64],
  lanes: [
    { bits: 32, bytes: 32_768 },
    { bits: 8, bytes: 8_320 },
  ],
};

function historyOf(loss32: number[], loss8: number[]) {
  const history = new LossHistory(2);
  history.append(0, [Float32Array.from(loss32), Float32Array.from(loss8)], [new Float32Array(loss32.length)]);
  return history.view();
}

it("makes a run of the options: those of the data go to the task", () => {
  const config = configOf({ ...defaultsOf(twinRunOptions), data: "moons", noise: 0.2, blockSize: 64 });
  expect(config.taskOptions).toMatchObject({ data: "moons", noise: 0.2 });
  expect(config.lanes.map(({ bits, blockSize }) => [bits, blockSize])).toEqual([
    [32, 64],
    [8, 64],
  ]);
});

describe("recentGap", () => {
  it("is the mean over the last 20 steps", () => {
    const early = new Array<number>(30).fill(9);
    const late = new Array<number>(20).fill(1);
    const high = new Array<number>(20).fill(1.25);
    expect(recentGap(historyOf([...early, ...late], [...early, ...high]))).toBeCloseTo(0.25);
    expect(recentGap(historyOf([2], [1]))).toBe(0.5);
    expect(recentGap(historyOf([], []))).toBeNaN();
  });
});

describe("captionOf", () => {
  const caption = (loss32: number[], loss8: number[], tensors = [tensor]) =>
    captionOf({ status: "paused", step: loss32.length, history: historyOf(loss32, loss8), tensors });

  it("describes the lanes before the first step", () => {
    expect(captionOf({ status: "loading", step: 0, history: historyOf([], []), tensors: [] })).toMatch(
      /about to/,
    );
    expect(caption([], [])).toMatch(/^Both lanes start from the same weights/);
  });

  it("states the gap and the bytes", () => {
    expect(caption([1, 0.5], [1, 0.503])).toBe(
      "After 2 steps the losses differ by 0.3\u00a0% (mean of the last 2); the 8-bit lane keeps 8.32\u00a0kB of state, " +
        "the 32-bit lane 32.8\u00a0kB, 3.9 times as much.",
    );
    expect(caption([1], [1])).toMatch(/^After 1 step the losses are equal/);
  });

  it("does not claim a saving where there is none", () => {
    const same = { ...tensor, lanes: [tensor.lanes[0], tensor.lanes[0]] };
    expect(caption([1], [1], [same])).toMatch(/both lanes keep 32.8\u00a0kB of state\.$/);
  });

  it("names the lane whose loss is no number", () => {
    expect(caption([1], [Number.NaN])).toMatch(/the loss of the 8-bit lane is no longer a number/);
    expect(caption([Number.NaN], [Number.NaN])).toMatch(/of the 32-bit and the 8-bit lane/);
  });
});

it("reads both networks at a place, y upward", () => {
  const picture = new Float32Array(1600);
  picture[39] = 0.25;
  expect(placeSentence({ x: 0.99, y: 0.01 }, picture, new Float32Array(1600).fill(1))).toBe(
    "At (1.18, 1.18) the 32-bit network gives the triangles 25\u00a0%, the 8-bit one 100\u00a0%.",
  );
});

it("gives the curves as a table", () => {
  const history = new LossHistory(2);
  const lane = (...losses: number[]) => Float32Array.from(losses);
  const moves = [movesOfSteps([1, 1.5]), movesOfSteps([1, 1300])];
  history.append(0, [lane(0.5, 0.25), lane(0.5, 0.3)], [lane(0, 0)], moves);
  const csv = toCsv(tableOf(history.view()));
  expect(csv.split("\r\n").slice(0, 3)).toEqual([
    'step,"loss, 32-bit","loss, 8-bit",relative gap,cosine of the updates,"largest move, 32-bit","largest move, 8-bit"',
    "0,0.5,0.5,0,0,1,1",
    "1,0.25,0.3,0.20000005,0,1.5,1300",
  ]);
});

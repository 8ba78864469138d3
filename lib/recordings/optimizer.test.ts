import { expect, it } from "vitest";
import { optimizerTiming, RECORDED_OPTIMIZER } from "./optimizer";

const { results } = RECORDED_OPTIMIZER;

it("says when and how, and compares three optimizers in each measure of each model", () => {
  expect(new Date(RECORDED_OPTIMIZER.date).getFullYear()).toBeGreaterThan(2025);
  expect(RECORDED_OPTIMIZER.command).toBe("npm run bench -- optimizer");
  for (const { model, measure } of results) {
    const same = results.filter((line) => line.model === model && line.measure === measure);
    expect(same.map((line) => line.optimizer)).toEqual(["tf.train.adam", "adam32", "adam8bit"]);
  }
});

it("has the ratio that follows from its times", () => {
  for (const { model, measure, ms, timesFasterThanTfjs } of results) {
    const tfjs = results.find((line) => line.model === model && line.measure === measure)!;
    expect(timesFasterThanTfjs / (tfjs.ms / ms)).toBeCloseTo(1, 3);
  }
});

it("finds a line, and none that was not measured", () => {
  expect(optimizerTiming(/^transformer/, "training step", "adam8bit").tensors).toBe(38);
  expect(() => optimizerTiming(/^MLP/, "training step", "sgd")).toThrow(/no training step of sgd/);
});

import { beforeAll, describe, expect, it } from "vitest";
import { atOnce } from "@/lib/jobs/sliced";
import { type OutlierColumnsResult, outlierColumnsRun } from "@/lib/jobs/weights/outlierColumns";
import { defaultsOf } from "@/lib/options/options";
import { outlierColumnsOptions } from "./figure";
import { captionOf, errorsOf, naturalLargest, type OutlierColumnsValues, setupOf, tableOf } from "./model";

const run = (patch: Partial<OutlierColumnsValues> = {}) =>
  atOnce(outlierColumnsRun(setupOf({ ...defaultsOf(outlierColumnsOptions), ...patch })));
const text = (result: OutlierColumnsResult) => captionOf(result).replace(/\u00a0/g, " ");

let result: OutlierColumnsResult;
beforeAll(() => {
  result = run();
}, 60_000);

describe("a few features in 16 bits", () => {
  it("states both errors, the share in 16 bits and the loss", () => {
    expect(text(result)).toMatch(
      /^2 of 64 features are enlarged 32 times\. With all features in 8-bit integers the product has an error of [\d.]+ %; with the 2 features that reach 6 in 16 bits, 3\.1 % of the values, it is 0\.\d+ %, and the held-out loss is [\d.]+ nats a word, [\d.]+ exactly\. Dynamic codes, with an error of 0\.\d+ %, are worse, though they lose less while the outliers are in 8 bits \(0\.\d+ %\)\. Activations and weights are of a language model/,
    );
  });

  it("states that nothing reaches a threshold, and that the model has no outliers of its own", () => {
    const natural = run({ planted: 0 });
    expect(naturalLargest(natural)).toBeCloseTo(naturalLargest(result), 5);
    expect(text(natural)).toMatch(
      /^No feature is enlarged, and the largest reaches 4\.\d+: so small a model has no outliers of its own\. .* and none reaches 6\. Dynamic codes, with an error of 0\.\d+ %, are worse\. Activations/,
    );
    expect(text({ ...result, outliers: [], setup: { ...result.setup, threshold: 200 } })).toMatch(
      /and none reaches 200\. Dynamic codes, with an error of 0\.\d+ %, are better\. Activations/,
    );
  });

  it("speaks of one feature in the singular, and does not call a large model's features small", () => {
    const one = { ...result, outliers: result.outliers.slice(1), setup: { ...result.setup, planted: 1 } };
    expect(text(one)).toMatch(
      /^1 of 64 features is enlarged .* with the one feature that reaches 6 in 16 bits/,
    );
    const natural = { ...result, planted: [], setup: { ...result.setup, planted: 0 } };
    expect(text(natural)).toMatch(/^No feature is enlarged, and the largest reaches [\d.]+\. With/);
  });

  it("names the engine that multiplied", () => {
    expect(text(result)).toMatch(/multiplied in 8-bit integers on the CPU\.$/);
    const engine = { kind: "gpu", device: "adapter X", reason: "" } as const;
    expect(text({ ...result, engine })).toMatch(/in 8-bit integers on the GPU \(adapter X\)\.$/);
  });

  it("has no loss for the reader's matrices, whose features are natural outliers", () => {
    const x = { rows: 2, columns: 4, values: Float32Array.of(1, -2, 30, 0, 0.5, 1, 40, 0) };
    const own = { number: 1, shapes: [x], values: new Blob() };
    const values = { ...defaultsOf(outlierColumnsOptions), matrices: "own" } as const;
    const found = atOnce(outlierColumnsRun(setupOf(values, own), [x]));
    expect(found.outliers).toEqual([2]);
    expect(found.keptCounts).toEqual([0, 1, 2, 3, 4]);
    expect(text(found)).toMatch(
      /^The largest feature reaches 40\. .* the one feature that reaches 6 in 16 bits, 25 % of the values, it is [\d.]+ %\. .* The activations are your own, and multiplied/,
    );
    expect(setupOf({ ...values, matrices: "model" }, own)).not.toHaveProperty("own");
  });

  it("has a table with a row for each number of features", () => {
    const { rows, columns } = tableOf(result);
    expect(rows).toHaveLength(result.keptCounts.length);
    expect(rows[0]).toHaveLength(columns.length);
    expect(rows[2][2]).toBe(Number(errorsOf(result, "vector").error.toPrecision(6)));
  });
});

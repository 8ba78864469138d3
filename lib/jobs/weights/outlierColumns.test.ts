import { describe, expect, it } from "vitest";
import { atOnce } from "../sliced";
import { type OutlierColumnsSetup, outlierColumnsRun, type ProductName } from "./outlierColumns";

const setup: OutlierColumnsSetup = { planted: 2, factor: 32, threshold: 6, seed: 1 };
const run = (patch: Partial<OutlierColumnsSetup> = {}) => atOnce(outlierColumnsRun({ ...setup, ...patch }));
const of = (result: ReturnType<typeof run>, name: ProductName) =>
  result.products.find((each) => each.name === name)!;

describe("a product with outlier columns", () => {
  it("is spoilt by two planted columns, least with dynamic codes, and mended by taking them out", () => {
    const result = run();
    expect(result.outliers).toEqual(result.planted);
    const [vector, tensor, dynamic] = (["vector", "tensor", "dynamic"] as const).map((name) =>
      of(result, name),
    );
    expect(vector.errors[0]).toBeGreaterThan(5 * vector.error);
    expect(tensor.errors[0]).toBeGreaterThan(vector.errors[0]);
    expect(dynamic.errors[0]).toBeLessThan(vector.errors[0]);
    expect(vector.error).toBeLessThan(dynamic.error);
    expect(vector.error).toBeLessThan(tensor.error);
    expect(vector.error).toBe(vector.errors[2]);
    expect(Math.abs(vector.loss! - result.loss!)).toBeLessThan(0.01);
  });

  it("has no outliers of its own in so small a model", () => {
    const { outliers, maxima, products } = run({ planted: 0 });
    expect(outliers).toEqual([]);
    expect(Math.max(...maxima)).toBeLessThan(6);
    for (const { error, errors } of products) expect(error).toBe(errors[0]);
  });

  it("does not change the exact product by planting", () => {
    const [a, b] = [run({ planted: 0 }), run({ planted: 8, factor: 128 })];
    expect(a.loss).toBe(b.loss);
    expect(b.planted).toHaveLength(8);
  });

  it("errs less, the more columns are in 16 bits, down to the error of half precision", () => {
    const result = run();
    for (const { errors } of result.products) {
      expect(errors.at(-1)).toBe(result.float16Error);
      expect(errors[2]).toBeGreaterThan(errors[8]);
    }
    expect(result.keptCounts.at(-1)).toBe(result.maxima.length);
    expect(of(run({ threshold: 0.5 }), "vector").error).toBeLessThan(of(result, "vector").error);
  });
});

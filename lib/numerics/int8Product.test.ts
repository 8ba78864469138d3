import { describe, expect, it } from "vitest";
import { NumericsError } from "./errors";
import {
  float16Product,
  int8Product,
  mapProduct,
  mixedProduct,
  outlierColumns,
  tensorScales,
  vectorScales,
} from "./int8Product";
import { makeMap } from "./maps";
import { columnMaxima, type Matrix, product, transposed } from "./matrix";
import { makeRandom } from "./random";

const random = makeRandom(1);
const normal = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  values: Float32Array.from({ length: rows * columns }, () => random.normal()),
});
const matrix = (rows: number, columns: number, ...values: number[]): Matrix => ({
  rows,
  columns,
  values: Float32Array.from(values),
});
const errorOf = (found: Matrix, exact: Matrix) => {
  let errors = 0;
  let squares = 0;
  exact.values.forEach((value, k) => {
    errors += (found.values[k] - value) ** 2;
    squares += value ** 2;
  });
  return Math.sqrt(errors / squares);
};
const linear = makeMap("linear", { bits: 8, signed: true });
const dynamic = makeMap("dynamic", { bits: 8, signed: true });

describe("a product in 8-bit integers", () => {
  it("is exact for whole multiples of the step", () => {
    const x = matrix(2, 2, 127, -3, 2, 254);
    const w = matrix(2, 2, 1, 127, 127, -64);
    expect(product(x, w)).toEqual(matrix(2, 2, 127 - 381, 127 * 127 + 192, 2 + 254 * 127, 254 - 254 * 64));
    expect(int8Product(x, w).values[0]).toBeCloseTo(127 - 381, 2);
    expect(int8Product(x, w).values[1]).toBeCloseTo(127 * 127 + 192, 2);
  });

  it("multiplies codes of linear quantization as if they were their values", () => {
    const [x, w] = [normal(9, 40), normal(40, 11)];
    expect(errorOf(int8Product(x, w), mapProduct(x, w, linear))).toBeLessThan(1e-3);
  });

  it("errs by about one step of 1/127 of a row, and less than dynamic codes do on normal numbers", () => {
    const [x, w] = [normal(60, 64), normal(64, 50)];
    const exact = product(x, w);
    const error = errorOf(int8Product(x, w), exact);
    // Each factor is off by a step / sqrt(12), and the scale is the largest of 64 normal numbers, about 2.4.
    expect(error).toBeCloseTo((Math.SQRT2 * 2.45) / 127 / Math.sqrt(12), 2);
    expect(errorOf(mapProduct(x, w, dynamic), exact)).toBeGreaterThan(1.2 * error);
  });

  it("has a scale of each row and column, or of the whole tensor", () => {
    const [x, w] = [matrix(2, 3, 1, -2, 0, 4, 0, 3), matrix(3, 2, 1, 0, -5, 2, 0, 0)];
    expect(vectorScales(x, w)).toEqual({ x: Float32Array.of(2, 4), w: Float32Array.of(5, 2) });
    expect(tensorScales(x, w)).toEqual({ x: Float32Array.of(4, 4), w: Float32Array.of(5, 5) });
    expect(columnMaxima(x)).toEqual(Float32Array.of(4, 2, 3));
    expect(transposed(transposed(x))).toEqual(x);
    expect(errorOf(int8Product(x, w, tensorScales(x, w)), product(x, w))).toBeLessThan(0.02);
  });

  it("takes out the features that reach the threshold, and is nearly exact with them in 16 bits", () => {
    const [x, w] = [normal(60, 64), normal(64, 50)];
    for (let t = 0; t < x.rows; t++) x.values[t * 64 + 5] *= 64;
    for (let j = 0; j < w.columns; j++) w.values[5 * 50 + j] /= 64;
    const exact = product(x, w);
    const outliers = outlierColumns(x, 6);
    expect(outliers).toEqual([5]);
    const all = errorOf(int8Product(x, w), exact);
    const mixed = errorOf(mixedProduct(x, w, outliers), exact);
    expect(mixed).toBeLessThan(all / 10);
    const everything = Array.from({ length: 64 }, (_, i) => i);
    expect(mixedProduct(x, w, everything)).toEqual(float16Product(x, w));
    expect(errorOf(mixedProduct(x, w, everything), exact)).toBeLessThan(1e-3);
    expect(mixedProduct(x, w, [])).toEqual(int8Product(x, w));
  });

  it("stores rows of zeros, and refuses matrices that do not fit", () => {
    const x = matrix(2, 2, 0, 0, 1, 2);
    expect(int8Product(x, x).values.slice(0, 2)).toEqual(Float32Array.of(0, 0));
    expect(() => int8Product(x, matrix(3, 1, 1, 2, 3))).toThrow(NumericsError);
    expect(() => product(x, matrix(3, 1, 1, 2, 3))).toThrow(NumericsError);
  });
});

/**
 * A matrix product in 8-bit integers with a few features in 16 bits (LLM.int8(), arXiv 2208.07339).
 *
 *     y[t, j] = sum over i of x[t, i] w[i, j]      x [tokens, features], w [features, outputs]
 *
 * Each row of x and each column of w has a scale of its own ("vector-wise"): its largest magnitude. The codes are round(127
 * value / scale), so the sum is one of integers, and y = sum s_x s_w / 127^2. A feature with a few very large values would
 * set the scale of every row; such features are taken out and multiplied in 16 bits.
 */
import { checkLength } from "./blockChecks";
import { dequantize } from "./dequantize";
import { fromHalf, toHalf } from "./float16";
import type { QuantizationMap } from "./maps/map";
import { columnMaxima, type Matrix, product, transposed, withColumns, withRows } from "./matrix";
import { largestMagnitude, quantize } from "./quantize";

/** Largest code. */
const MAX_CODE = 127;

/** Returns the columns of x that hold a magnitude of `threshold` or more, ascending. */
export const outlierColumns = (x: Matrix, threshold: number): number[] =>
  [...columnMaxima(x).entries()].filter(([, most]) => most >= threshold).map(([column]) => column);

/** The scales of the two matrices of a product. */
export interface Scales {
  /** Of each row of x. */
  readonly x: Float32Array;
  /** Of each column of w. */
  readonly w: Float32Array;
}

/** Returns the largest magnitude of each row of x and of each column of w. */
export const vectorScales = (x: Matrix, w: Matrix): Scales => ({
  x: columnMaxima(transposed(x)),
  w: columnMaxima(w),
});

/** Returns one scale for all rows of x, and one for all columns of w. */
export const tensorScales = (x: Matrix, w: Matrix): Scales => ({
  x: new Float32Array(x.rows).fill(largestMagnitude(x.values)),
  w: new Float32Array(w.columns).fill(largestMagnitude(w.values)),
});

/** A scale of 0 is that of zeros, whose code is 0. */
const codeOf = (value: number, scale: number) => (scale === 0 ? 0 : Math.round((MAX_CODE * value) / scale));

/** Returns the codes of a matrix with a scale for each row, [rows, columns]. */
export const codesOfRows = ({ values, columns }: Matrix, scales: Float32Array): Int8Array =>
  Int8Array.from(values, (value, k) => codeOf(value, scales[Math.floor(k / columns)]));

/** Returns the codes of a matrix with a scale for each column, [rows, columns]. */
export const codesOfColumns = ({ values, columns }: Matrix, scales: Float32Array): Int8Array =>
  Int8Array.from(values, (value, k) => codeOf(value, scales[k % columns]));

/**
 * Returns the product x w in 8-bit integers: codes of -127 to 127, and sums of products of two codes in 32-bit integers,
 * which hold more than 100,000 of them. [x.rows, w.columns]
 */
export function int8Product(x: Matrix, w: Matrix, scales: Scales = vectorScales(x, w)): Matrix {
  checkLength("the features of x", { length: x.columns }, w.rows);
  const codesX = codesOfRows(x, scales.x);
  const codesW = codesOfColumns(w, scales.w);
  const values = new Float32Array(x.rows * w.columns);
  const sums = new Int32Array(w.columns);
  for (let t = 0; t < x.rows; t++) {
    sums.fill(0);
    for (let i = 0; i < x.columns; i++) {
      const code = codesX[t * x.columns + i];
      for (let j = 0; j < w.columns; j++) sums[j] += code * codesW[i * w.columns + j];
    }
    for (let j = 0; j < w.columns; j++)
      values[t * w.columns + j] = (sums[j] * scales.x[t] * scales.w[j]) / MAX_CODE ** 2;
  }
  return { rows: x.rows, columns: w.columns, values };
}

/**
 * Returns the product of x and w after both were stored by a map, with a scale for each row of x and each column of w.
 * Codes of a map with unequal steps cannot be multiplied as integers: each must be turned into its value first.
 */
export function mapProduct(x: Matrix, w: Matrix, map: QuantizationMap): Matrix {
  const stored = (matrix: Matrix): Matrix => ({
    ...matrix,
    values: dequantize(quantize(matrix.values, map, Math.max(1, matrix.columns))),
  });
  return product(stored(x), transposed(stored(transposed(w))));
}

/** Returns the product x w of values rounded to half precision. */
export function float16Product(x: Matrix, w: Matrix): Matrix {
  const rounded = (matrix: Matrix): Matrix => ({
    ...matrix,
    values: matrix.values.map((value) => fromHalf(toHalf(value))),
  });
  return product(rounded(x), rounded(w));
}

/** Returns the two matrices of a product without some features: columns of x and rows of w. */
export function withoutFeatures(x: Matrix, w: Matrix, features: readonly number[]): [x: Matrix, w: Matrix] {
  const others = Array.from({ length: x.columns }, (_, i) => i).filter((i) => !features.includes(i));
  return [withColumns(x, others), withRows(w, others)];
}

/** A product of two matrices. */
export type Product = (x: Matrix, w: Matrix) => Matrix;

/**
 * Returns the product x w with some features in 16 bits and all others in 8.
 *
 * @param outliers features that are taken out
 * @param inEightBits the product of the others
 */
export function mixedProduct(
  x: Matrix,
  w: Matrix,
  outliers: readonly number[],
  inEightBits: Product = int8Product,
): Matrix {
  const eight = inEightBits(...withoutFeatures(x, w, outliers));
  const sixteen = float16Product(withColumns(x, outliers), withRows(w, outliers));
  return { ...eight, values: eight.values.map((value, k) => value + sixteen.values[k]) };
}

/** Matrices of float32 values. */
import { checkLength } from "./blockChecks";

/** A matrix, row-major. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Returns the largest magnitude in each column of a matrix, [columns]. */
export function columnMaxima({ rows, columns, values }: Matrix): Float32Array {
  const maxima = new Float32Array(columns);
  for (let t = 0; t < rows; t++)
    for (let i = 0; i < columns; i++) maxima[i] = Math.max(maxima[i], Math.abs(values[t * columns + i]));
  return maxima;
}

/** Returns a matrix with some of the columns, in the order given. */
export function withColumns({ rows, columns, values }: Matrix, wanted: readonly number[]): Matrix {
  const kept = new Float32Array(rows * wanted.length);
  for (let t = 0; t < rows; t++)
    wanted.forEach((column, i) => {
      kept[t * wanted.length + i] = values[t * columns + column];
    });
  return { rows, columns: wanted.length, values: kept };
}

/** Returns a matrix with some of the rows, in the order given. */
export function withRows({ columns, values }: Matrix, wanted: readonly number[]): Matrix {
  const kept = new Float32Array(columns * wanted.length);
  wanted.forEach((row, i) => {
    kept.set(values.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  return { rows: wanted.length, columns, values: kept };
}

/** Returns a matrix with rows and columns exchanged. */
export function transposed({ rows, columns, values }: Matrix): Matrix {
  const out = new Float32Array(values.length);
  for (let t = 0; t < rows; t++)
    for (let i = 0; i < columns; i++) out[i * rows + t] = values[t * columns + i];
  return { rows: columns, columns: rows, values: out };
}

/**
 * Returns the product x w, summed in float64, [x.rows, w.columns].
 *
 * @throws NumericsError if x has another number of columns than w has rows
 */
export function product(x: Matrix, w: Matrix): Matrix {
  checkLength("the features of x", { length: x.columns }, w.rows);
  const values = new Float32Array(x.rows * w.columns);
  const sums = new Float64Array(w.columns);
  for (let t = 0; t < x.rows; t++) {
    sums.fill(0);
    for (let i = 0; i < x.columns; i++) {
      const value = x.values[t * x.columns + i];
      for (let j = 0; j < w.columns; j++) sums[j] += value * w.values[i * w.columns + j];
    }
    values.set(sums, t * w.columns);
  }
  return { rows: x.rows, columns: w.columns, values };
}

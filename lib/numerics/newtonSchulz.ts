import { checkLength } from "./blockChecks";

/** The coefficients of a x + b x^3 + c x^5, the polynomial of one iteration, from the public Muon code. */
export const NEWTON_SCHULZ = { a: 3.4445, b: -4.775, c: 2.0315 } as const;
/** Iterations of the public Muon code. */
export const NEWTON_SCHULZ_STEPS = 5;

/** A row-major matrix in float64, so that only the result is rounded. */
interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/**
 * Replaces the singular values of a matrix by values near 1 and keeps its singular vectors, by the Newton-Schulz
 * iteration of Muon (Jordan and others 2024; github.com/KellerJordan/Muon, muon.py).
 *
 *     X = G / |G|                                   so that no singular value is above 1
 *     X = a X + (b A + c A A) X,  A = X X^T         five times
 *
 * The coefficients raise small singular values as fast as possible. The result does not converge to 1: singular values
 * end between about 0.7 and 1.2, and those below a thousandth of |G| stay small. The public code computes in bfloat16
 * and adds 1e-7 to the norm; here all is at least float32, and a matrix of zeros stays zero.
 *
 * @param g [rows, columns], row-major; not changed. A value that is not finite makes all results NaN.
 * @returns [rows, columns]
 * @throws NumericsError if `g` has another length
 */
export function newtonSchulz(g: Float32Array, rows: number, columns: number): Float32Array {
  checkLength("the matrix", g, rows * columns);
  const largest = g.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return new Float32Array(g.length);
  const norm = Math.sqrt(g.reduce((sum, value) => sum + (value / largest) ** 2, 0));
  const scaled: Matrix = { rows, columns, values: Float64Array.from(g, (value) => value / largest / norm) };
  // The products are smaller if the matrix has no more rows than columns.
  let x = rows > columns ? transposed(scaled) : scaled;
  for (let step = 0; step < NEWTON_SCHULZ_STEPS; step++) x = iterated(x);
  return Float32Array.from((rows > columns ? transposed(x) : x).values);
}

function iterated(x: Matrix): Matrix {
  const { a, b, c } = NEWTON_SCHULZ;
  const square = product(x, transposed(x));
  const fourth = product(square, square);
  const factor = { ...square, values: square.values.map((value, i) => b * value + c * fourth.values[i]) };
  const change = product(factor, x);
  return { ...x, values: x.values.map((value, i) => a * value + change.values[i]) };
}

function transposed({ rows, columns, values }: Matrix): Matrix {
  const result = new Float64Array(values.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      result[column * rows + row] = values[row * columns + column];
  return { rows: columns, columns: rows, values: result };
}

function product(left: Matrix, right: Matrix): Matrix {
  const values = new Float64Array(left.rows * right.columns);
  for (let row = 0; row < left.rows; row++) {
    const into = values.subarray(row * right.columns, (row + 1) * right.columns);
    for (let k = 0; k < left.columns; k++) {
      const factor = left.values[row * left.columns + k];
      const line = right.values.subarray(k * right.columns, (k + 1) * right.columns);
      for (let column = 0; column < into.length; column++) into[column] += factor * line[column];
    }
  }
  return { rows: left.rows, columns: right.columns, values };
}

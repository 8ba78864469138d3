import { checkLength } from "../blockChecks";
import type { Floats } from "./floats";

/** The sizes of a product: out [rows, columns], summed over `inner` terms. */
export interface ProductSize {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

/** How a product reads its factors and writes its result. */
export interface ProductForm {
  /** Whether a is stored as [inner, rows] and not as [rows, inner]. */
  readonly transposeA?: boolean;
  /** Whether b is stored as [columns, inner] and not as [inner, columns]. */
  readonly transposeB?: boolean;
  /** Whether the product is added to `out`, as a gradient is over micro-batches. */
  readonly accumulate?: boolean;
  /** Added to each row of the result, [columns]. */
  readonly bias?: Floats;
  /** Added to the result, [rows, columns]. */
  readonly residual?: Floats;
}

/**
 * Writes the product of two matrices to `out`. The three products of a linear layer y = x W + b are forms of it:
 *
 *     y  = x W + b          x [rows, inputs], W [inputs, outputs]
 *     dx = dy W^T           transposeB
 *     dW += x^T dy          transposeA, accumulate
 *
 * Sums are float64.
 *
 * @param a row-major, [rows, inner], or transposed
 * @param b row-major, [inner, columns], or transposed
 * @param out [rows, columns]
 * @throws NumericsError if an array has another length
 */
export function matmul(
  { rows, inner, columns }: ProductSize,
  a: Floats,
  b: Floats,
  out: Floats,
  { transposeA = false, transposeB = false, accumulate = false, bias, residual }: ProductForm = {},
): void {
  checkLength("a", a, rows * inner);
  checkLength("b", b, inner * columns);
  checkLength("out", out, rows * columns);
  if (bias) checkLength("bias", bias, columns);
  if (residual) checkLength("residual", residual, rows * columns);
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    for (let j = 0; j < columns; j++)
      sums[j] = (bias?.[j] ?? 0) + (residual?.[start + j] ?? 0) + (accumulate ? out[start + j] : 0);
    for (let k = 0; k < inner; k++) {
      const factor = transposeA ? a[k * rows + row] : a[row * inner + k];
      for (let j = 0; j < columns; j++)
        sums[j] += factor * (transposeB ? b[j * inner + k] : b[k * columns + j]);
    }
    out.set(sums, start);
  }
}

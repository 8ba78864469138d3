/** Second moments of which fewer numbers are kept than the tensor has parameters. */
import { FLOAT32_BITS, type Storage } from "./storage";

/** Returns the mean of each row and of each column, float64. */
function meansOf(x: Float32Array, columns: number) {
  const rows = x.length / columns;
  const row = new Float64Array(rows);
  const column = new Float64Array(columns);
  for (let i = 0; i < x.length; i++) {
    row[Math.floor(i / columns)] += x[i] / columns;
    column[i % columns] += x[i] / rows;
  }
  return { row, column };
}

/**
 * Stores one second moment for each neuron or token, the mean over its weights, in float32 (Adam-mini, arXiv 2406.16793:
 * `torch.mean(grad * grad, dim=1)` for embeddings, output layers and MLPs; its one number for a head of attention has no
 * counterpart here).
 *
 * The moving average of a mean is the mean of the moving averages. So taking the mean of r after each step gives the
 * same numbers as Adam-mini, which averages the squared gradients.
 */
export const unitMeanStorage: Storage = {
  codes: null,
  store(x, { columns, unit }) {
    const { row, column } = meansOf(x, columns);
    const means = unit === "row" ? row : column;
    const values = Float32Array.from(
      x,
      (_, i) => means[unit === "row" ? Math.floor(i / columns) : i % columns],
    );
    return { values, bits: FLOAT32_BITS * means.length, codes: null };
  },
};

/**
 * Stores the means of rows and columns of second moments, in float32; element (i, j) is read as row i times column j
 * over the mean of all (Adafactor, arXiv 1804.04235).
 *
 * Both means of what is read are the means that were stored, so that storing after each step adds up no error: it gives
 * the moving averages of the squared gradients' means, as Adafactor keeps them. Adafactor's own schedule of beta2, its
 * clipping and its relative step sizes are not part of this.
 */
export const factoredStorage: Storage = {
  codes: null,
  store(x, { columns }) {
    const { row, column } = meansOf(x, columns);
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
    const values = Float32Array.from(x, (_, i) =>
      mean > 0 ? (row[Math.floor(i / columns)] * column[i % columns]) / mean : 0,
    );
    return { values, bits: FLOAT32_BITS * (row.length + column.length), codes: null };
  },
};

import { encode } from "../encode";
import type { QuantizationMap } from "../maps/map";
import { FLOAT32_BITS, type Storage } from "./storage";

/**
 * Stores codes of a map with a scale for each row and each column of the matrix: element (i, j) is divided by the
 * smaller of the largest magnitudes of row i and column j (Li et al. 2023, arXiv 2309.01507, "rank-1 normalization"; the
 * setting `rank1` of thu-ml/low-bit-optimizers). A row of large values then spoils only itself.
 *
 * @param map of second moments
 */
export function rank1Storage(map: QuantizationMap): Storage {
  return {
    codes: map.values.length,
    store(x, { columns }) {
      const rows = x.length / columns;
      const rowMax = new Float32Array(rows);
      const columnMax = new Float32Array(columns);
      for (let i = 0; i < x.length; i++) {
        const magnitude = Math.abs(x[i]);
        const [row, column] = [Math.floor(i / columns), i % columns];
        if (magnitude > rowMax[row]) rowMax[row] = magnitude;
        if (magnitude > columnMax[column]) columnMax[column] = magnitude;
      }
      const codes = new Uint8Array(x.length);
      const values = new Float32Array(x.length);
      for (let i = 0; i < x.length; i++) {
        const scale = Math.min(rowMax[Math.floor(i / columns)], columnMax[i % columns]);
        // A row or a column of zeros has no scale to divide by; every code of it reads back as 0.
        codes[i] = encode(map.values, scale > 0 ? Math.fround(x[i] / scale) : 0);
        values[i] = map.values[codes[i]] * scale;
      }
      return { values, bits: map.bits * x.length + FLOAT32_BITS * (rows + columns), codes };
    },
  };
}

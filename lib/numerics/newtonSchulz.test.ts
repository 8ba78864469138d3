import { describe, expect, it } from "vitest";
import { newtonSchulz } from "./newtonSchulz";
import { makeRandom } from "./random";

/** Reflects the columns of a matrix in a random direction: an orthogonal matrix, [n, n]. */
function reflection(n: number, seed: number): number[][] {
  const random = makeRandom(seed);
  const v = Array.from({ length: n }, () => random.normal());
  const square = v.reduce((sum, x) => sum + x * x, 0);
  return v.map((a, i) => v.map((b, j) => (i === j ? 1 : 0) - (2 * a * b) / square));
}

/** U diag(s) V^T with reflections U and V, row-major. */
function matrixOf(rows: number, columns: number, s: readonly number[]) {
  const [u, v] = [reflection(rows, 1), reflection(columns, 2)];
  const at = (row: number, column: number) =>
    s.reduce((sum, size, k) => sum + u[row][k] * size * v[column][k], 0);
  const g = Float32Array.from({ length: rows * columns }, (_, i) => at(Math.floor(i / columns), i % columns));
  /** The entry of U^T X V. */
  const inBases = (x: Float32Array, i: number, j: number) =>
    x.reduce((sum, value, k) => sum + u[Math.floor(k / columns)][i] * value * v[k % columns][j], 0);
  return { g, inBases };
}

describe("newtonSchulz", () => {
  it.each([
    [4, 4],
    [3, 7],
    [9, 4],
  ])(
    "raises the singular values of a matrix of %i x %i to about 1 and keeps its vectors",
    (rows, columns) => {
      const s = [5, 1, 0.3, 0.02].slice(0, Math.min(rows, columns));
      const { g, inBases } = matrixOf(rows, columns, s);
      const result = newtonSchulz(g, rows, columns);
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) {
          const entry = inBases(result, i, j);
          if (i !== j || i >= s.length) expect(Math.abs(entry)).toBeLessThan(1e-5);
          else {
            expect(entry).toBeGreaterThan(0.67);
            expect(entry).toBeLessThan(1.21);
          }
        }
    },
  );

  it("does not depend on the length of the matrix, however small or large", () => {
    const { g } = matrixOf(5, 6, [3, 2, 1]);
    const expected = newtonSchulz(g, 5, 6);
    for (const factor of [2 ** -100, 2 ** 90])
      expect(
        newtonSchulz(
          g.map((value) => value * factor),
          5,
          6,
        ),
      ).toEqual(expected);
  });

  it("leaves zeros, passes NaN on, and refuses another length", () => {
    expect(newtonSchulz(new Float32Array(6), 2, 3)).toEqual(new Float32Array(6));
    const broken = newtonSchulz(Float32Array.of(1, 2, Number.NaN, 4), 2, 2);
    expect([...broken].every(Number.isNaN)).toBe(true);
    expect(() => newtonSchulz(new Float32Array(5), 2, 3)).toThrow(/length of the matrix is 5, but must be 6/);
  });
});

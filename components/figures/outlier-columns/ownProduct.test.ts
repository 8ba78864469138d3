import { expect, it } from "vitest";
import type { Matrix } from "@/lib/numerics/matrix";
import { selectProduct } from "./ownProduct";

const matrix = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  values: Float32Array.from({ length: rows * columns }, (_, i) => i % 50_000),
});
const select = (...matrices: Matrix[]) => selectProduct({ matrices, notes: ["Read."] });

it("takes the first matrix, and the first that fits, turned over if need be", () => {
  const [x, w] = select(matrix(5, 3), matrix(4, 4), matrix(2, 3), matrix(3, 9)).matrices;
  expect([x.rows, x.columns]).toEqual([5, 3]);
  expect([w.rows, w.columns]).toEqual([3, 2]);
  expect([...w.values]).toEqual([0, 3, 1, 4, 2, 5]);
});

it("takes the activations alone if nothing fits, and says so", () => {
  const { matrices, notes } = select(matrix(5, 3), matrix(4, 4));
  expect(matrices).toHaveLength(1);
  expect(notes).toEqual(["Read.", expect.stringMatching(/5 rows of 3 features with weights drawn from/)]);
});

it("cuts what is too large from the lower right", () => {
  const { matrices, notes } = select(matrix(200, 3000), matrix(3000, 2));
  expect(matrices.map(({ rows, columns }) => [rows, columns])).toEqual([
    [128, 2048],
    [2048, 2],
  ]);
  expect(matrices[0].values[2048]).toBe(3000);
  expect(notes[1]).toMatch(/The rest is left out\.$/);
});

it("refuses a value that half precision does not hold", () => {
  const x: Matrix = { rows: 1, columns: 2, values: Float32Array.of(1, -70000) };
  expect(select(x)).toEqual({ matrices: [], notes: ["Read.", expect.stringMatching(/beyond 65,504/)] });
});

it("has nothing of nothing", () => {
  expect(select()).toEqual({ matrices: [], notes: ["Read."] });
});

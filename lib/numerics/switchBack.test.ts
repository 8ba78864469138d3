import { expect, it } from "vitest";
import { int8Product, tensorScales, vectorScales } from "./int8Product";
import { product } from "./matrix";
import { makeRandom } from "./random";
import { switchBack } from "./switchBack";

const random = makeRandom(8);
const matrix = (rows: number, columns: number) => ({
  rows,
  columns,
  values: Float32Array.from({ length: rows * columns }, () => random.normal()),
});

it("gives the product of the int8 codes, with a scale for each row and one for the kernel", () => {
  const [x, w] = [matrix(4, 32), matrix(32, 6)];
  const scales = { x: vectorScales(x, w).x, w: tensorScales(x, w).w };
  const exact = int8Product(x, w, scales);
  const rows = Array.from({ length: 4 }, (_, t) =>
    Array.from(switchBack.row(Float64Array.from(x.values.subarray(t * 32, (t + 1) * 32)))),
  );
  const rounded = { ...x, values: Float32Array.from(rows.flat()) };
  const found = product(rounded, { ...w, values: switchBack.kernel(w.values) });
  found.values.forEach((value, k) => {
    expect(value).toBeCloseTo(exact.values[k], 4);
  });
});

it("keeps 8 bits of fraction for the gradient of the kernel, however small the numbers", () => {
  const values = Float64Array.of(1 + 1 / 128, 1 + 1 / 512, -1e-20, 0);
  const rounded = switchBack.forKernel(values);
  expect(rounded[0]).toBe(values[0]);
  expect(rounded[1]).toBe(1);
  expect(Math.abs(rounded[2] / values[2] - 1)).toBeLessThan(1 / 256);
  expect(rounded[3]).toBe(0);
});

it("leaves zeros alone", () => {
  expect([...switchBack.row(new Float64Array(2))]).toEqual([0, 0]);
  expect([...switchBack.kernel(new Float32Array(2))]).toEqual([0, 0]);
});

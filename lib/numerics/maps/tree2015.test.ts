import { expect, it } from "vitest";
import { makeMap } from "./index";
import { tree2015 } from "./tree2015";

const { values, bits, signed } = tree2015();
const positive = values.slice(128);

it("has the values of clusterNet's table: 0, 126 values in six decades, and 1, with both signs", () => {
  expect([values.length, bits, signed]).toEqual([256, 8, true]);
  expect(positive[0]).toBe(0);
  expect(positive[127]).toBe(1);
  // From source/clusterKernels.cu: the first 15 values, some on both sides of 0.45, and the last two.
  const published: readonly (readonly [code: number, value: number])[] = [
    [1, 2.750000021e-6],
    [2, 7.249999726e-6],
    [3, 1.875000089e-5],
    [4, 3.624999954e-5],
    [5, 5.874999624e-5],
    [6, 8.624999464e-5],
    [7, 1.437500032e-4],
    [8, 2.312500001e-4],
    [9, 3.187500115e-4],
    [10, 4.062500084e-4],
    [11, 5.187499919e-4],
    [15, 1.218750025e-3],
    [22, 4.281249829e-3],
    [23, 4.843750037e-3],
    [62, 9.828124195e-2],
    [63, 1.0546875e-1],
    [94, 4.445312619e-1],
    [95, 4.58593756e-1],
    [125, 9.742186666e-1],
    [126, 9.914061427e-1],
  ];
  for (const [code, value] of published) expect(positive[code] / value, `code ${code}`).toBeCloseTo(1, 6);
});

it("is symmetric, unlike today's dynamic map", () => {
  values.forEach((value, code) => {
    expect(values[255 - code] + value).toBe(0);
  });
  expect(makeMap("dynamic", { bits: 8, signed: true }).values[0]).toBeGreaterThan(-1);
});

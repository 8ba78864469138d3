import { expect, it } from "vitest";
import { decimate } from "./decimate";

const same = (value: number) => value;

it("keeps every value of a short series", () => {
  const points = decimate([3, 1, 2], (i) => i * 10, same);
  expect(points).toEqual([
    { x: 0, y: 3 },
    { x: 10, y: 1 },
    { x: 20, y: 2 },
  ]);
});

it("never drops an extreme, the first or the last value of a column", () => {
  const values = Float64Array.from({ length: 10_000 }, (_, i) => Math.sin(i / 7));
  values[4321] = 50;
  values[8765] = -50;
  const points = decimate(values, (i) => i / 100, same);
  expect(points.length).toBeLessThanOrEqual(5 * 100);
  for (let column = 0; column < 100; column++) {
    const all = values.subarray(column * 100, column * 100 + 100);
    const kept = points.filter(({ x }) => Math.floor(x) === column).map(({ y }) => y);
    expect(Math.min(...kept)).toBe(Math.min(...all));
    expect(Math.max(...kept)).toBe(Math.max(...all));
    expect(kept[0]).toBe(all[0]);
    expect(kept.at(-1)).toBe(all[99]);
  }
});

it("keeps one gap in a column that has one, in its place", () => {
  const values = Array.from({ length: 20 }, (_, i) => (i === 9 ? Number.NaN : i));
  const points = decimate(values, (i) => i / 100, same);
  expect(points.map(({ y }) => y)).toEqual([0, Number.NaN, 19]);
});

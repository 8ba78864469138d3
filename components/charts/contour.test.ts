import { expect, it } from "vitest";
import { contourPath } from "./contour";

const grid = (value: (x: number, y: number) => number) =>
  Float32Array.from({ length: 64 }, (_, i) => value((i % 8) + 0.5, Math.floor(i / 8) + 0.5));

it("draws the crossing and not the edge of the picture", () => {
  const path = contourPath(
    grid((x) => x - 4),
    [8, 8],
    0,
    [10, 10],
  );
  const xs = [...path.matchAll(/[ML](\S+) /g)].map((match) => Number(match[1]));
  expect(xs.length).toBeGreaterThan(4);
  expect(new Set(xs)).toEqual(new Set([40]));
});

it("goes on to the edge in its own direction", () => {
  const path = contourPath(
    grid((x, y) => x - y - 0.5),
    [8, 8],
    0,
    [10, 10],
  );
  const points = path
    .slice(1)
    .split("L")
    .map((point) => point.split(" ").map(Number));
  for (const [x, y] of points) expect(x - y).toBeCloseTo(5, 1);
  expect(points.flat()).toContain(0);
  expect(points.flat()).toContain(80);
});

it("closes a boundary that lies inside", () => {
  const path = contourPath(
    grid((x, y) => 2 - Math.hypot(x - 4, y - 4)),
    [8, 8],
    0,
    [10, 10],
  );
  expect(path.match(/M/g)).toHaveLength(1);
  const points = path.slice(1).split("L");
  expect(points[0]).toBe(points.at(-1));
});

it("is empty where the function has one sign, and survives NaN", () => {
  expect(
    contourPath(
      grid(() => 1),
      [8, 8],
      0,
      [10, 10],
    ),
  ).toBe("");
  expect(
    contourPath(
      grid(() => Number.NaN),
      [8, 8],
      0,
      [10, 10],
    ),
  ).toBe("");
});

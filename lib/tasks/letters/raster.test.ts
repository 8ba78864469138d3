import { describe, expect, it } from "vitest";
import { coverage } from "./raster";

const drawn = (contours: readonly (readonly number[])[], side = 4) =>
  Array.from(coverage(contours, side, new Float32Array(side * side)));
const box = (left: number, top: number, right: number, bottom: number) => [
  ...[left, top, right, top],
  ...[right, bottom, left, bottom],
];
const reversed = (contour: readonly number[]) =>
  Array.from({ length: contour.length / 2 }, (_, i) =>
    contour.slice(-2 * i - 2, contour.length - 2 * i),
  ).flat();
const sum = (pixels: readonly number[]) => pixels.reduce((total, pixel) => total + pixel, 0);

describe("coverage", () => {
  it("is the share of a pixel that a box covers", () => {
    const pixels = drawn([box(0.5, 1, 2.25, 2.5)]);
    const expected = [
      [0, 0, 0, 0],
      [0.5, 1, 0.25, 0],
      [0.25, 0.5, 0.125, 0],
      [0, 0, 0, 0],
    ].flat();
    pixels.forEach((pixel, i) => {
      expect(pixel).toBeCloseTo(expected[i], 6);
    });
  });

  it("cuts a pixel by a slanted edge exactly", () => {
    const triangle = drawn([[0, 0, 4, 0, 0, 4]]);
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 4; column++)
        expect(triangle[4 * row + column]).toBeCloseTo([1, 0.5, 0][Math.sign(row + column - 3) + 1], 6);
    const steep = drawn([[1, 0, 3, 4, 1, 4]]);
    expect(sum(steep)).toBeCloseTo(4, 6);
    // Between y = 0 and 1 the edge runs from x = 1 to 1.5.
    expect(steep[1]).toBeCloseTo(0.25, 6);
  });

  it("does not depend on the direction, and has the area of any polygon", () => {
    const polygon = [0.3, 0.9, 2.7, 0.2, 3.6, 2.4, 1.9, 3.7, 0.6, 2.2];
    const pixels = drawn([polygon]);
    drawn([reversed(polygon)]).forEach((pixel, i) => {
      expect(pixel).toBeCloseTo(pixels[i], 6);
    });
    let twice = 0;
    for (let i = 0; i < polygon.length; i += 2) {
      const [x, y] = polygon.slice(i, i + 2);
      const [nextX, nextY] = [polygon[(i + 2) % polygon.length], polygon[(i + 3) % polygon.length]];
      twice += x * nextY - nextX * y;
    }
    expect(sum(pixels)).toBeCloseTo(Math.abs(twice) / 2, 5);
  });

  it("leaves holes that run the other way, and counts overlaps once", () => {
    const ring = drawn([box(0, 0, 4, 4), reversed(box(1, 1, 3, 3))]);
    expect(sum(ring)).toBeCloseTo(12, 6);
    expect(ring[5]).toBeCloseTo(0, 6);
    expect(sum(drawn([box(0, 0, 3, 1), box(1, 0, 4, 1)]))).toBeCloseTo(4, 6);
  });

  it("cuts off what lies outside", () => {
    expect(drawn([box(-3, -2, 9, 7)])).toEqual(Array(16).fill(1));
    const pixels = drawn([[-2, 0, 2, 4, -2, 4]]);
    const inside = [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0.5, 0, 0, 0],
      [1, 0.5, 0, 0],
    ].flat();
    pixels.forEach((pixel, i) => {
      expect(pixel).toBeCloseTo(inside[i], 6);
    });
    expect(drawn([box(5, 0, 6, 4), box(0, -3, 4, -1), box(0, 4, 4, 6)])).toEqual(Array(16).fill(0));
  });

  it("draws nothing for contours without an area", () => {
    expect(drawn([[], [1, 1], [0, 0, 4, 4]])).toEqual(Array(16).fill(0));
  });
});

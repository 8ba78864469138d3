import { expect, it } from "vitest";
import { pointsOf } from "./plane";

it("places the samples on the picture, y upward", () => {
  const [corner, middle] = pointsOf(Float32Array.from([-1.2, 1.2, 0, 0, 0, 1]));
  expect(corner.x).toBeCloseTo(0);
  expect(corner.y).toBeCloseTo(0);
  expect(corner.group).toBe(0);
  expect([middle.x, middle.y, middle.group]).toEqual([0.5, 0.5, 1]);
});

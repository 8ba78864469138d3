import { expect, it } from "vitest";
import { moveByKey, nearest } from "./Cursor";

it("walks by keys, stays inside and starts from the last value", () => {
  expect(moveByKey("ArrowLeft", false, null, 50)).toBe(48);
  expect(moveByKey("ArrowLeft", true, 25, 50)).toBe(15);
  expect(moveByKey("ArrowRight", false, 49, 50)).toBe(49);
  expect(moveByKey("Home", false, 30, 50)).toBe(0);
  expect(moveByKey("End", false, 30, 50)).toBe(49);
  expect(moveByKey("Escape", false, 30, 50)).toBeNull();
  expect(moveByKey("a", false, 30, 50)).toBeUndefined();
});

it("finds the value nearest to the pointer", () => {
  expect(nearest(2.4, 10)).toBe(2);
  expect(nearest(-3, 10)).toBe(0);
  const steps = [0, 4, 8, 9];
  expect([-1, 1, 3, 8.4, 8.6, 99].map((at) => nearest(at, 4, steps))).toEqual([0, 0, 1, 2, 3, 3]);
});

import { expect, it } from "vitest";
import { movedMark } from "./fieldKeys";

const size = [64, 32] as const;

it("begins in the middle and moves by samples", () => {
  const middle = movedMark("ArrowUp", false, null, size)!;
  expect(middle).toEqual({ x: 0.5, y: 0.5 });
  expect(movedMark("ArrowRight", false, middle, size)).toEqual({ x: 33.5 / 64, y: 16.5 / 32 });
  expect(movedMark("ArrowUp", true, middle, size)).toEqual({ x: 32.5 / 64, y: 8.5 / 32 });
});

it("stays inside", () => {
  const corner = { x: 0.001, y: 0.999 };
  expect(movedMark("ArrowLeft", true, corner, size)).toEqual({ x: 0.5 / 64, y: 31.5 / 32 });
  expect(movedMark("ArrowDown", false, corner, size)).toEqual({ x: 0.5 / 64, y: 31.5 / 32 });
});

it("takes the mark away with Escape, and leaves other keys alone", () => {
  expect(movedMark("Escape", false, { x: 0.1, y: 0.1 }, size)).toBeNull();
  expect(movedMark("Tab", false, { x: 0.1, y: 0.1 }, size)).toBeUndefined();
});

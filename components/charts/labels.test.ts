import fc from "fast-check";
import { expect, it } from "vitest";
import { spreadLabels } from "./labels";

it("leaves labels alone that have room", () => {
  expect(spreadLabels([10, 50], 14, 0, 100)).toEqual([10, 50]);
});

it("moves two that touch apart by the same amount", () => {
  expect(spreadLabels([52, 48], 14, 0, 100)).toEqual([57, 43]);
});

it("keeps labels inside, at the edges too", () => {
  expect(spreadLabels([99, 100], 14, 0, 100)).toEqual([86, 100]);
  expect(spreadLabels([-5], 14, 0, 100)).toEqual([0]);
});

it("never lets two labels touch, nor changes their order, whatever they want", () => {
  const pixel = fc.double({ min: -50, max: 250, noNaN: true });
  fc.assert(
    fc.property(fc.array(pixel, { maxLength: 8 }), (wanted) => {
      const placed = spreadLabels(wanted, 14, 0, 200);
      const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
      order.forEach((label, i) => {
        expect(placed[label]).toBeGreaterThanOrEqual(-1e-6);
        expect(placed[label]).toBeLessThanOrEqual(200 + 1e-6);
        if (i > 0) expect(placed[label] - placed[order[i - 1]]).toBeGreaterThanOrEqual(14 - 1e-6);
      });
    }),
  );
});

it("spreads labels evenly where there is no room for all", () => {
  expect(spreadLabels([5, 5, 5], 14, 0, 20)).toEqual([0, 10, 20]);
});

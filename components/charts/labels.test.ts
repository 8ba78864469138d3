import fc from "fast-check";
import { expect, it } from "vitest";
import { spreadLabels, wrapWords } from "./labels";

it("leaves labels alone that have room", () => {
  expect(spreadLabels([10, 50], 14, 0, 100)).toEqual([10, 50]);
});

it("moves two that touch apart by the same amount", () => {
  expect(spreadLabels([48, 52], 14, 0, 100)).toEqual([43, 57]);
});

it("keeps two that nearly coincide in the order given, so that they do not flicker", () => {
  expect(spreadLabels([50, 49.9], 14, 0, 100)[0]).toBeLessThan(49.9);
  expect(spreadLabels([49.9, 50], 14, 0, 100)[0]).toBeLessThan(49.9);
  expect(spreadLabels([70, 40], 14, 0, 100)).toEqual([70, 40]);
});

it("keeps labels inside, at the edges too", () => {
  expect(spreadLabels([99, 100], 14, 0, 100)).toEqual([86, 100]);
  expect(spreadLabels([-5], 14, 0, 100)).toEqual([0]);
});

it("never lets two labels touch, nor changes the order of those far apart, whatever they want", () => {
  const pixel = fc.double({ min: -50, max: 250, noNaN: true });
  fc.assert(
    fc.property(fc.array(pixel, { maxLength: 8 }), (wanted) => {
      const placed = spreadLabels(wanted, 14, 0, 200);
      wanted.forEach((wish, i) => {
        expect(placed[i]).toBeGreaterThanOrEqual(-1e-6);
        expect(placed[i]).toBeLessThanOrEqual(200 + 1e-6);
        wanted.forEach((other, j) => {
          if (i !== j) expect(Math.abs(placed[i] - placed[j])).toBeGreaterThanOrEqual(14 - 1e-6);
          if (other - wish >= 14) expect(placed[j]).toBeGreaterThan(placed[i]);
        });
      });
    }),
  );
});

it("spreads labels evenly where there is no room for all", () => {
  expect(spreadLabels([5, 5, 5], 14, 0, 20)).toEqual([0, 10, 20]);
});

it("breaks a sentence into lines that fit, and loses no word", () => {
  expect(wrapWords("The losses appear with the first step.", 60)).toHaveLength(1);
  expect(wrapWords("The losses appear with the first step.", 18)).toEqual([
    "The losses appear",
    "with the first",
    "step.",
  ]);
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), fc.nat(40), (words, most) => {
      const lines = wrapWords(words.join(" "), most);
      expect(lines.join(" ")).toBe(words.join(" "));
      for (const line of lines) expect(line.length <= most || !line.includes(" ")).toBe(true);
    }),
  );
});

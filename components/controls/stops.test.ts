import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NumberOption } from "@/lib/options/options";
import { fitsSlider, nearestStop, stopsOf } from "./stops";

const option = (over: Partial<NumberOption>): NumberOption => ({
  kind: "number",
  label: "x",
  help: "",
  url: "x",
  min: 0,
  max: 1,
  default: 0,
  ...over,
});

describe("stops of a slider", () => {
  it("stands at every multiple of the step", () => {
    expect(stopsOf(option({ max: 255, step: 1 }))).toEqual(Array.from({ length: 256 }, (_, i) => i));
    expect(stopsOf(option({ max: 0.5, step: 0.1 }))).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  });

  it("spreads a logarithmic range by ratios, ends included", () => {
    const stops = stopsOf(option({ min: 1e-4, max: 1, scale: "log" }));
    expect(stops[0]).toBe(1e-4);
    expect(stops.at(-1)).toBe(1);
    expect(stops[nearestStop(stops, 0.01)]).toBe(0.01);
    expect(nearestStop(stops, 0.01)).toBe((stops.length - 1) / 2);
  });

  it("ascends strictly inside the range, whatever the range", () => {
    const cases = fc.record({
      min: fc.double({ min: 1e-6, max: 10, noNaN: true }),
      width: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      step: fc.constantFrom(undefined, 0.01, 1, 8),
      scale: fc.constantFrom("linear" as const, "log" as const),
    });
    fc.assert(
      fc.property(cases, ({ min, width, step, scale }) => {
        const spec = option({ min, max: min + width, step, scale });
        fc.pre(fitsSlider(spec));
        const stops = stopsOf(spec);
        expect(stops[0]).toBe(spec.min);
        expect(stops.at(-1)).toBeLessThanOrEqual(spec.max);
        expect(stops.every((stop, i) => i === 0 || stop > stops[i - 1])).toBe(true);
      }),
    );
  });

  it("refuses a logarithm of zero and leaves seeds to a field", () => {
    expect(() => stopsOf(option({ scale: "log" }))).toThrow(/starts above 0/);
    expect(fitsSlider(option({ max: 999_999, step: 1 }))).toBe(false);
  });
});

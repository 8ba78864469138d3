import { describe, expect, it } from "vitest";
import { percentileClip } from "./clip";

const ofNorm = (norm: number) => Float32Array.of(norm * 0.6, 0, -norm * 0.8);

describe("percentile clipping", () => {
  it("lets the first gradient through, and a longer one only up to the history", () => {
    const clip = percentileClip(5);
    expect(clip(ofNorm(2), 1)).toBe(1);
    // 99 places still hold the first norm.
    expect(clip(ofNorm(200), 2)).toBeCloseTo(0.01, 6);
    expect(clip(ofNorm(1), 3)).toBe(1);
  });

  it("looks back on a hundred norms and no further", () => {
    const clip = percentileClip(0);
    clip(ofNorm(1), 1);
    for (let step = 2; step < 100; step++) clip(ofNorm(4), step);
    // Places 0 and 1 are the last two with the first norm; step 100 takes place 0, step 101 place 1.
    expect(clip(ofNorm(4), 100)).toBeCloseTo(0.25, 6);
    expect(clip(ofNorm(4), 101)).toBe(1);
  });

  it("shortens most steps at a low percentile, since norms vary", () => {
    const clip = percentileClip(5);
    let shortened = 0;
    for (let step = 1; step <= 300; step++) {
      if (clip(ofNorm(1 + ((step * 37) % 100) / 100), step) < 1 && step > 200) shortened++;
    }
    expect(shortened).toBeGreaterThan(90);
    expect(shortened).toBeLessThan(100);
  });

  it("never lengthens, also where the gradient is zero", () => {
    const clip = percentileClip(99);
    expect(clip(new Float32Array(3), 1)).toBe(1);
    expect(clip(ofNorm(1), 2)).toBe(1);
  });

  it.each([-1, 100, 2.5, Number.NaN])("refuses the percentile %s", (percentile) => {
    expect(() => percentileClip(percentile)).toThrow(/percentile is .* whole number from 0 to 99/);
  });
});

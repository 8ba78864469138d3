import { describe, expect, it } from "vitest";
import { nextWidth, scaleFor } from "./fitContent";

describe("the scale of a picture in a box", () => {
  const box = { width: 480, height: 180 };

  it("is that of the narrower direction, and never above full size", () => {
    expect(scaleFor(480, 360, box)).toBe(0.5);
    expect(scaleFor(960, 180, box)).toBe(0.5);
    expect(scaleFor(300, 100, box)).toBe(1);
  });

  it("grows by a wider layout, as long as the content gets lower", () => {
    // The content of a figure whose area stays the same.
    const heightAt = (width: number) => (480 * 700) / width;
    let fit = { width: 480, scale: scaleFor(480, heightAt(480), box) };
    const first = fit.scale;
    for (let i = 0; i < 6; i++) {
      const width = nextWidth(fit, box.width);
      const scale = scaleFor(width, heightAt(width), box);
      if (scale > fit.scale) fit = { width, scale };
    }
    expect(fit.scale).toBeGreaterThan(1.5 * first);
    expect(fit.width * fit.scale).toBeLessThanOrEqual(box.width + 1);
  });
});

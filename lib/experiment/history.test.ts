import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { History, relativeGap } from "./history";

/** Feed steps 0 to n - 1 with loss32 = step + 1 in frames of the given size. */
function fed(n: number, frame: number, limit?: number): History {
  const history = new History(limit);
  for (let first = 0; first < n; first += frame) {
    const length = Math.min(frame, n - first);
    const loss32 = Float32Array.from({ length }, (_, i) => first + i + 1);
    history.append(
      first,
      loss32,
      loss32.map((x) => x * 2),
      new Float32Array(length).fill(0.5),
    );
  }
  return history;
}

describe("History", () => {
  it("keeps every step of a short run", () => {
    const view = fed(200, 7).view();
    expect(view.length).toBe(200);
    expect(Array.from(view.step)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(view.loss8[199]).toBe(400);
    expect(view.gap[3]).toBe(1);
    expect(view.cosine[0]).toBe(0.5);
  });

  it("stays in bounds, evenly spaced, with the first and the newest step", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 90 }), (n, frame) => {
        const view = fed(n, frame, 32).view();
        expect(view.length).toBeLessThanOrEqual(32);
        expect(view.length).toBeGreaterThanOrEqual(Math.min(n, 16));
        expect(view.step[0]).toBe(0);
        expect(view.step[view.length - 1]).toBe(n - 1);
        const stride = view.length > 1 ? view.step[1] : 1;
        for (let i = 0; i < view.length; i++) {
          expect(view.loss32[i]).toBe(view.step[i] + 1);
          if (i < view.length - 1) expect(view.step[i]).toBe(i * stride);
        }
      }),
    );
  });

  it("starts anew after clear", () => {
    const history = fed(500, 10, 32);
    history.clear();
    expect(history.view().length).toBe(0);
    history.append(0, new Float32Array([1, 2]), new Float32Array([1, 2]), new Float32Array([1, 1]));
    expect(Array.from(history.view().step)).toEqual([0, 1]);
  });

  it("refuses a limit that thinning cannot halve", () => {
    expect(() => new History(5)).toThrow(RangeError);
  });
});

describe("relativeGap", () => {
  it("is relative to the 32-bit lane", () => {
    expect(relativeGap(2, 3)).toBe(0.5);
    expect(relativeGap(0, 1)).toBeNaN();
  });
});

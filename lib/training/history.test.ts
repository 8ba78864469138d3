import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LossHistory, relativeGap } from "./history";
import { NO_MOVES } from "./moves";
import { movesOfSteps } from "./moves.testing";

/** Feed steps 0 to n - 1 with loss32 = step + 1 in frames of the given size. */
function fed(n: number, frame: number, limit?: number): LossHistory {
  const history = new LossHistory(2, limit);
  for (let first = 0; first < n; first += frame) {
    const length = Math.min(frame, n - first);
    const loss32 = Float32Array.from({ length }, (_, i) => first + i + 1);
    history.append(first, [loss32, loss32.map((x) => x * 2)], [new Float32Array(length).fill(0.5)]);
  }
  return history;
}

describe("LossHistory", () => {
  it("keeps every step of a short run", () => {
    const view = fed(200, 7).view();
    expect(view.length).toBe(200);
    expect(Array.from(view.step)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(view.losses[1][199]).toBe(400);
    expect(view.gaps[0][3]).toBe(1);
    expect(view.cosines[0][0]).toBe(0.5);
  });

  it("keeps a bounded number of evenly spaced steps, with the first and the newest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 90 }), (n, frame) => {
        const view = fed(n, frame, 32).view();
        expect(view.length).toBeLessThanOrEqual(32);
        expect(view.length).toBeGreaterThanOrEqual(Math.min(n, 16));
        expect(view.step[0]).toBe(0);
        expect(view.step[view.length - 1]).toBe(n - 1);
        const stride = view.length > 1 ? view.step[1] : 1;
        for (let i = 0; i < view.length; i++) {
          expect(view.losses[0][i]).toBe(view.step[i] + 1);
          if (i < view.length - 1) expect(view.step[i]).toBe(i * stride);
        }
      }),
    );
  });

  it("starts anew after clear", () => {
    const history = fed(500, 10, 32);
    history.clear();
    expect(history.view().length).toBe(0);
    const two = new Float32Array([1, 2]);
    history.append(0, [two, two], [two]);
    expect(Array.from(history.view().step)).toEqual([0, 1]);
  });

  it("keeps losses of all lanes, gaps and cosines of all but the first", () => {
    const history = fed(20, 10);
    history.clear(3);
    const one = (value: number) => Float32Array.of(value);
    history.append(0, [one(2), one(3), one(1.5)], [one(0.5), one(-1)]);
    expect(history.view()).toEqual({
      length: 1,
      step: Float64Array.of(0),
      losses: [one(2), one(3), one(1.5)],
      gaps: [one(0.5), one(0.25)],
      cosines: [one(0.5), one(-1)],
      moves: [one(Number.NaN), one(Number.NaN), one(Number.NaN)],
      long: [NO_MOVES, NO_MOVES, NO_MOVES],
    });
    history.clear(1);
    history.append(0, [one(4)], []);
    expect(history.view()).toMatchObject({ losses: [one(4)], gaps: [], cosines: [] });
  });

  it("keeps every peak of the moves, however long the run is", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        (n, frame, seed) => {
          const peak = seed % n;
          const history = new LossHistory(2, 16);
          for (let first = 0; first < n; first += frame) {
            const length = Math.min(frame, n - first);
            const flat = new Float32Array(length).fill(1);
            const moves = movesOfSteps(Array.from(flat, (_, i) => (first + i === peak ? 50 : 1)));
            history.append(first, [flat, flat], [flat], [movesOfSteps([...flat]), moves]);
          }
          const { step, moves, long } = history.view();
          const at = moves[1].indexOf(50);
          expect([...moves[1]].filter((move) => move === 50)).toHaveLength(1);
          // The point of the peak is the first one from there on.
          expect(step[at]).toBeGreaterThanOrEqual(peak);
          expect(at === 0 ? -1 : step[at - 1]).toBeLessThan(peak);
          expect(Math.max(...moves[0])).toBe(1);
          expect(long.map(({ steps }) => steps)).toEqual([0, 1]);
          expect(long[1].longest).toMatchObject({ step: peak, learningRates: 50 });
        },
      ),
    );
  });

  it("refuses a limit that thinning cannot halve", () => {
    expect(() => new LossHistory(2, 5)).toThrow(RangeError);
  });
});

describe("relativeGap", () => {
  it("is relative to the reference", () => {
    expect(relativeGap(2, 3)).toBe(0.5);
    expect(relativeGap(0, 1)).toBeNaN();
  });
});

import { describe, expect, it } from "vitest";
import { finalMean, instability, stretchOf } from "./instability";
import { reasonInEnglish } from "./unstableMessages";

const run = (steps: number, loss: (share: number) => number) =>
  Array.from({ length: steps }, (_, i) => loss(i / (steps - 1)));

describe("instability", () => {
  it("accepts a run whose loss falls, noisily or slowly", () => {
    expect(
      instability(
        run(100, (x) => 4 - 2 * x),
        50,
      ),
    ).toBe("");
    expect(
      instability(
        run(200, (x) => 2 + 2 * Math.exp(-5 * x) + 0.3 * Math.sin(900 * x)),
        50,
      ),
    ).toBe("");
  });

  it("finds a loss that is not finite, and its step", () => {
    const losses = run(50, (x) => 3 - x);
    losses[7] = Number.NaN;
    losses[9] = Number.POSITIVE_INFINITY;
    expect(instability(losses, 1)).toEqual({ key: "unstable.loss", values: { step: 7 } });
    expect(
      instability(
        run(50, (x) => 3 - x),
        Number.POSITIVE_INFINITY,
      ),
    ).toEqual({ key: "unstable.heldOut" });
  });

  it("finds a run that rose again by more than a quarter of its gain", () => {
    const bent = (back: number) => run(100, (x) => (x < 0.5 ? 4 - 4 * x : 2 + back * (x > 0.8 ? 1 : 0)));
    expect(instability(bent(0.9), 10)).toEqual({ key: "unstable.roseAgain" });
    expect(instability(bent(0.3), 10)).toBe("");
  });

  it("accepts a spike that recovers", () => {
    const losses = run(100, (x) => 4 - 2 * x);
    for (let i = 50; i < 55; i++) losses[i] = 30;
    expect(instability(losses, 10)).toBe("");
  });

  it("finds a run that never came down", () => {
    expect(
      instability(
        run(100, (x) => 4 + x),
        10,
      ),
    ).toEqual({ key: "unstable.neverFell" });
  });

  it("says why in English for recorded data", () => {
    const losses = run(50, (x) => 3 - x);
    losses[7] = Number.NaN;
    expect(reasonInEnglish(instability(losses, 1))).toBe("its loss was no longer a number at step 7");
    expect(reasonInEnglish("")).toBe("");
  });

  it("does not judge a single loss, and averages over at least five", () => {
    expect(instability([3], 1)).toBe("");
    expect(stretchOf(3)).toBe(3);
    expect(stretchOf(20)).toBe(5);
    expect(stretchOf(1000)).toBe(100);
    expect(finalMean([9, 1, 1, 1, 1, 1])).toBe(1);
    expect(finalMean([])).toBeNaN();
  });
});

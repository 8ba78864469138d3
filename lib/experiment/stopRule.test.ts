import { describe, expect, it } from "vitest";
import { plateauWindow, StopRule } from "./stopRule";

/** Feed a loss curve to both lanes until the rule speaks. */
function stopOf(loss: (step: number) => number, steps: number, rule = new StopRule()) {
  for (let step = 0; step < steps; step++) {
    const sentence = rule.add(loss(step), loss(step));
    if (sentence) return { step, sentence };
  }
  return undefined;
}

describe("StopRule", () => {
  it("lets a falling loss go on, noise or not", () => {
    expect(
      stopOf((step) => 1 / (1 + step / 100) + 0.02 * Math.sin(step * 12.9), 8 * plateauWindow),
    ).toBeUndefined();
  });

  it("stops at a plateau, at the earliest after two windows", () => {
    const stop = stopOf((step) => 0.5 + 0.1 * Math.sin(step * 12.9), 5 * plateauWindow);
    expect(stop?.step).toBe(2 * plateauWindow - 1);
    expect(stop?.sentence).toContain("stopped falling");
  });

  it("stops after a fall that has ended, and not during it", () => {
    const stop = stopOf((step) => Math.max(0.2, 1 - step / 1000), 20 * plateauWindow);
    expect(stop?.step).toBeGreaterThan(800 + plateauWindow);
    expect(stop?.step).toBeLessThan(800 + 4 * plateauWindow);
  });

  it("takes a spike for no plateau", () => {
    const spiked = (step: number) => 1 / (1 + step / 100) + (step > 900 && step < 960 ? 5 : 0);
    expect(stopOf(spiked, 4 * plateauWindow)).toBeUndefined();
  });

  it("can be told to go on over a plateau", () => {
    expect(stopOf(() => 0.5, 5 * plateauWindow, new StopRule(false))).toBeUndefined();
  });

  it("names the lane that diverged", () => {
    expect(new StopRule(false).add(1, Number.NaN)).toMatch(/8-bit lane .* step 0; the other did not/);
    expect(new StopRule().add(Number.POSITIVE_INFINITY, 1)).toMatch(/32-bit lane/);
    expect(new StopRule().add(Number.NaN, Number.NaN)).toMatch(/Both lanes/);
  });
});

import { describe, expect, it } from "vitest";
import { inEnglish } from "@/lib/i18n/englishLive";
import { PLATEAU_WINDOW_STEPS, StopRule } from "./stopRule";

const lanes = ["32-bit", "8-bit"];

/** A rule whose words are read in English. */
class EnglishRule {
  private readonly rule: StopRule;

  constructor(...given: ConstructorParameters<typeof StopRule>) {
    this.rule = new StopRule(...given);
  }

  get lost() {
    return this.rule.lost;
  }

  get account() {
    return inEnglish(this.rule.account);
  }

  add(losses: readonly number[]) {
    const { stop, sentence } = this.rule.add(losses);
    return { stop, sentence: inEnglish(sentence) };
  }
}

/** Feed a loss curve to both lanes until the rule speaks. */
function stopOf(loss: (step: number) => number, steps: number, rule = new EnglishRule(lanes)) {
  for (let step = 0; step < steps; step++) {
    const { stop, sentence } = rule.add([loss(step), loss(step)]);
    if (stop) return { step, sentence };
  }
  return undefined;
}

describe("StopRule", () => {
  it("lets a falling loss continue, with or without noise", () => {
    expect(
      stopOf((step) => 1 / (1 + step / 100) + 0.02 * Math.sin(step * 12.9), 8 * PLATEAU_WINDOW_STEPS),
    ).toBeUndefined();
  });

  it("stops at a plateau, at the earliest after two windows", () => {
    const stop = stopOf((step) => 0.5 + 0.1 * Math.sin(step * 12.9), 5 * PLATEAU_WINDOW_STEPS);
    expect(stop?.step).toBe(2 * PLATEAU_WINDOW_STEPS - 1);
    expect(stop?.sentence).toContain("stopped falling");
  });

  it("stops after a fall that has ended, and not during it", () => {
    const stop = stopOf((step) => Math.max(0.2, 1 - step / 1000), 20 * PLATEAU_WINDOW_STEPS);
    expect(stop?.step).toBeGreaterThan(800 + PLATEAU_WINDOW_STEPS);
    expect(stop?.step).toBeLessThan(800 + 4 * PLATEAU_WINDOW_STEPS);
  });

  it("does not take a spike for a plateau", () => {
    const spiked = (step: number) => 1 / (1 + step / 100) + (step > 900 && step < 960 ? 5 : 0);
    expect(stopOf(spiked, 4 * PLATEAU_WINDOW_STEPS)).toBeUndefined();
  });

  it("can be set to continue over a plateau", () => {
    expect(stopOf(() => 0.5, 5 * PLATEAU_WINDOW_STEPS, new EnglishRule(lanes, false))).toBeUndefined();
  });

  it("names the lane that diverged, and lets the other continue", () => {
    const rule = new EnglishRule(lanes, false);
    expect(rule.add([1, 1])).toEqual({ stop: false, sentence: "" });
    const lost = rule.add([1, Number.NaN]);
    expect(lost.stop).toBe(false);
    expect(lost.sentence).toMatch(/8-bit lane .* step 1; the 32-bit lane goes on.*dynamic map/);
    expect(rule.add([1, Number.NaN])).toEqual({ stop: false, sentence: "" });
    expect(rule.lost).toEqual([undefined, 1]);
    expect(rule.account).toBe("The 8-bit lane left the range of numbers at step 1.");
    expect(new EnglishRule(lanes).add([Number.POSITIVE_INFINITY, 1]).sentence).toMatch(
      /32-bit lane.*rate\.$/,
    );
  });

  it("stops when all lanes are lost, together or one after the other", () => {
    expect(new EnglishRule(lanes).add([Number.NaN, Number.NaN])).toEqual({
      stop: true,
      sentence: "Both lanes left the range of numbers at step 0. Try a smaller learning rate.",
    });
    const rule = new EnglishRule(["a", "b", "c"]);
    expect(rule.add([1, Number.NaN, Number.NaN]).sentence).toMatch(
      /The b and the c lane .* the a lane goes on/,
    );
    expect(rule.add([Number.NaN, 1, 1])).toEqual({
      stop: true,
      sentence: "All lanes left the range of numbers, the last one at step 1. Try a smaller learning rate.",
    });
  });

  it("names steps of the run after a snapshot, and lanes that were lost before it", () => {
    const rule = new EnglishRule(["a", "b", "c"], true, 500);
    expect(rule.add([1, 1, Number.NaN]).sentence).toMatch(/^The c lane left .* at step 500 or before; /);
    expect(rule.add([1, Number.NaN, 1]).sentence).toMatch(/^The b lane left .* at step 501; /);
    expect(rule.add([Number.NaN, 1, 1]).sentence).toMatch(/^All lanes left .* at step 502\. /);
    expect(rule.lost).toEqual([502, 501, 500]);
    expect(rule.account).toContain("The c lane left the range of numbers at step 500 or before.");
  });

  it("looks for a plateau over two whole windows, at any first step", () => {
    expect(stopOf(() => 0.5, 5 * PLATEAU_WINDOW_STEPS, new EnglishRule(lanes, true, 123))?.step).toBe(
      2 * PLATEAU_WINDOW_STEPS - 1,
    );
  });

  it("looks for a plateau in the remaining lanes", () => {
    const rule = new EnglishRule(lanes);
    let last = rule.add([1, Number.NaN]);
    for (let step = 1; !last.stop && step < 5 * PLATEAU_WINDOW_STEPS; step++)
      last = rule.add([1, 0.5 / step]);
    expect(last.sentence).toMatch(/^The loss of the 32-bit lane has stopped .*The 8-bit lane left .* step 0/);
  });
});

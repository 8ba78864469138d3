import { describe, expect, it } from "vitest";
import { Pacer } from "./pacer";

/** Run frames on a clock where a step takes so many ms. @returns ms since the start and steps done */
function simulate(pacer: Pacer, stepTime: number, frames: number) {
  let now = 0;
  let step = 0;
  for (let i = 0; i < frames; i++) {
    now += pacer.wait(now);
    const steps = pacer.steps();
    pacer.begin(now, steps);
    now += steps * stepTime;
    step += steps;
    pacer.done(now, steps * stepTime, steps, step);
  }
  return { now, step };
}

describe("Pacer", () => {
  it("fits steps into a frame of 48 to 72 ms", () => {
    const pacer = new Pacer();
    simulate(pacer, 3, 20);
    expect(pacer.steps() * 3).toBeGreaterThanOrEqual(48);
    expect(pacer.steps() * 3).toBeLessThanOrEqual(72);
    expect(pacer.stepsPerSecond()).toBeCloseTo(1000 / 3, 0);
  });

  it("does one step a frame when a step is slow", () => {
    const pacer = new Pacer();
    simulate(pacer, 90, 5);
    expect(pacer.steps()).toBe(1);
  });

  it.each([2, 20, 120])("keeps to %i steps a second", (pace) => {
    const pacer = new Pacer();
    pacer.pace = pace;
    const { now, step } = simulate(pacer, 1, 200);
    expect(step / (now / 1000)).toBeGreaterThan(0.9 * pace);
    expect(step / (now / 1000)).toBeLessThan(1.1 * pace);
    expect(pacer.stepsPerSecond()).toBeGreaterThan(0.8 * pace);
  });

  it("forgets the speed at rest", () => {
    const pacer = new Pacer();
    simulate(pacer, 3, 5);
    pacer.rest();
    expect(pacer.stepsPerSecond()).toBe(0);
  });
});

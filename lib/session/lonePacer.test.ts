import { describe, expect, it } from "vitest";
import { LonePacer } from "./lonePacer";

const SETTLED_MS = 6000;
const END_MS = 20_000;

/**
 * Runs frames one by one on a device that reports what is done at multiples of `tick` only.
 *
 * @param step time of a step, ms
 * @returns the share of a free device's speed, and the longest frame, ms
 */
function run(step: number, tick: number) {
  const pacer = new LonePacer();
  pacer.latency = tick;
  let now = 0;
  let done = 0;
  let settled = 0;
  let longest = 0;
  while (now < END_MS) {
    const steps = pacer.steps();
    const answer = Math.ceil((now + steps * step) / tick - 1e-9) * tick;
    if (now > SETTLED_MS) longest = Math.max(longest, answer - now);
    pacer.done(answer - now, steps);
    now = answer;
    done += steps;
    if (now <= SETTLED_MS) settled = done;
  }
  return { share: ((done - settled) * step) / (now - SETTLED_MS), longest };
}

describe("frames that are awaited one by one", () => {
  it.each([0.5, 1, 2, 5, 10, 20].flatMap((step) => [16, 50, 100, 250].map((tick) => [step, tick] as const)))(
    "keep a device busy whose steps take %d ms and that reports every %d ms",
    (step, tick) => {
      const { share, longest } = run(step, tick);
      // A frame has 256 steps at most: they fill no more of a tick.
      expect(share).toBeGreaterThan(Math.min(0.6, (0.9 * 256 * step) / tick));
      expect(longest).toBeLessThanOrEqual(Math.max(2 * tick, 80));
    },
  );

  it("take a frame of the screen or some on a device that answers at once", () => {
    const pacer = new LonePacer();
    for (let i = 0; i < 20; i++) pacer.done(2 * pacer.steps(), pacer.steps());
    expect(pacer.steps()).toBe(32);
    // One slow frame, as at a compilation, halves nothing for long.
    pacer.done(1000, 32);
    expect(pacer.steps()).toBe(2);
    for (let i = 0; i < 6; i++) pacer.done(2 * pacer.steps(), pacer.steps());
    expect(pacer.steps()).toBe(32);
  });

  it("ignore a frame that was cut short", () => {
    const pacer = new LonePacer();
    for (let i = 0; i < 4; i++) pacer.done(1, pacer.steps());
    pacer.done(1, 3);
    expect(pacer.steps()).toBe(16);
  });
});

import { expect, it } from "vitest";
import { millisecondsAStep } from "./calibration";

/** Times a machine that reports at multiples of a time only. @returns ms a step, and for how long it was timed */
async function timed(step: number, tick: number) {
  let now = 0.3 * tick;
  const begin = now;
  const ms = await millisecondsAStep(
    async (steps) => {
      const done = now + steps * step;
      now = tick === 0 ? done : Math.max(Math.ceil(done / tick - 1e-9), Math.floor(now / tick) + 1) * tick;
    },
    () => now,
  );
  return { ms, time: now - begin };
}

const TICKS = [0, 16, 50, 100, 250];
const STEPS = [1, 3, 7, 20, 150];

it.each(TICKS.flatMap((tick) => STEPS.map((step) => [step, tick] as const)))(
  "a step of %i ms, reported every %i ms, is timed to a quarter",
  async (step, tick) => {
    const { ms, time } = await timed(step, tick);
    expect(ms / step).toBeGreaterThan(0.75);
    expect(ms / step).toBeLessThan(1.25);
    expect(time).toBeLessThan(Math.max(20 * tick, 1200));
  },
);

import { expect, it } from "vitest";
import { timeRows } from "./rows";

/** Times a loop on a machine that reports at multiples of a time only. @returns steps a second */
function timed(step: number, tick: number): Promise<number> {
  let now = 0.3 * tick;
  let free = 0;
  return timeRows(
    1,
    async (steps) => {
      expect(steps).toBeLessThanOrEqual(64);
      free = Math.max(free, now) + steps * step;
      const report =
        tick === 0 ? free : tick * Math.max(Math.ceil(free / tick - 1e-9), Math.floor(now / tick) + 1);
      await Promise.resolve();
      now = Math.max(now, report);
    },
    () => now,
  );
}

const TICKS = [0, 16, 50, 100, 250];
it.each(TICKS.flatMap((tick) => [0.5, 2, 7, 20].map((step) => [step, tick] as const)))(
  "a step of %d ms, reported every %i ms, has its speed to a quarter",
  async (step, tick) => {
    const share = ((await timed(step, tick)) * step) / 1000;
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(1.25);
  },
);

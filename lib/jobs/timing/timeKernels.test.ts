import { expect, it } from "vitest";
import type { Timing } from "@/lib/gpu/timing";
import { timingEffort } from "./timeKernels";

/** The effort for dispatches of `step` ms on a device that reports at multiples of `tick` ms. */
async function effortOf(step: number, tick: number, clock: Timing["clock"] = "wall clock") {
  let spent = 0;
  const effort = await timingEffort(
    async (repeats) => {
      const took = tick === 0 ? repeats * step : Math.ceil((repeats * step) / tick) * tick - tick / 2;
      spent += took;
      return { ms: took / repeats, spread: 0, clock };
    },
    async () => tick,
  );
  return { ...effort, spent };
}

it("lets a batch take 20 ms where the device reports at once", async () => {
  expect(await effortOf(0.1, 0)).toMatchObject({ repeats: 200, batches: 9 });
  expect(await effortOf(0.1, 0, "timestamps")).toMatchObject({ repeats: 200, batches: 9 });
  expect(await effortOf(150, 0)).toMatchObject({ repeats: 1, batches: 3 });
  expect((await effortOf(0, 0)).repeats).toBe(1000);
});

it.each([16, 50, 100, 250])("lets a batch take several reports, each %i ms apart", async (tick) => {
  for (const step of [0.5, 2, 20, 200]) {
    const { repeats, spent } = await effortOf(step, tick);
    expect(repeats * step).toBeGreaterThan(Math.min(2 * tick, 1000 * step - 1));
    expect(repeats * step).toBeLessThan(Math.max(5 * tick, 2 * step));
    expect(spent).toBeLessThan(30 * tick + 2 * step);
  }
});

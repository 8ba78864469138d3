import { expect, it } from "vitest";
import type { LaneRun } from "@/lib/training/laneRun";
import type { RunSnapshot } from "@/lib/training/runSnapshot";
import { Keeper } from "./keeper";

const snapshotAt = (step: number): RunSnapshot => ({ step, changes: [], lanes: [] });

/** A run whose snapshots take some milliseconds, on a clock of its own. */
function setUp(took = 0, origin?: RunSnapshot) {
  const clock = { now: 0 };
  const keeper = new Keeper(origin, () => clock.now);
  const keep = (step: number) =>
    keeper.keep({
      async snapshot() {
        clock.now += took;
        return snapshotAt(step);
      },
    } as LaneRun);
  return { clock, keeper, keep };
}

it("takes a snapshot every two seconds of training, and finds the last one that the page has reached", async () => {
  const { clock, keeper, keep } = setUp();
  await keep(1);
  expect(keeper.before(1)).toBeUndefined();
  keeper.begin();
  for (let step = 10; step <= 60; step += 10) {
    clock.now += 500;
    await keep(step);
  }
  expect(keeper.before(39)).toBeUndefined();
  expect(keeper.before(60)?.step).toBe(40);
  clock.now += 1000;
  await keep(80);
  // The page is behind the newest.
  expect(keeper.before(79)?.step).toBe(40);
  expect(keeper.before(80)?.step).toBe(80);
});

it("takes large snapshots less often", async () => {
  const { clock, keeper, keep } = setUp(100);
  keeper.begin();
  clock.now = 2000;
  await keep(1);
  clock.now = 2000 + 4999;
  await keep(2);
  expect(keeper.before(2)?.step).toBe(1);
  clock.now = 2000 + 5000;
  await keep(3);
  expect(keeper.before(3)?.step).toBe(3);
});

it("never goes back before the origin", async () => {
  const { keeper } = setUp(0, snapshotAt(50));
  expect(keeper.before(50)?.step).toBe(50);
  expect(keeper.before(0)?.step).toBe(50);
});

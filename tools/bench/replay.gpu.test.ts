import { expect, it } from "vitest";
import { benchReplay } from "./replay";

it("times replayed steps, counts what they ask the device for, and finds memory flat", async () => {
  const said: string[] = [];
  const plan = { tasks: ["points"], rounds: 1, seconds: 0.2, memorySteps: 64 };
  const { device, results } = await benchReplay(plan, (line) => said.push(line));
  expect(device).not.toBe("");
  const [{ ordinary, replayed, ordinaryCalls, replayedCalls, memoryBefore, memoryAfter }] = results;
  expect(ordinary).toBeGreaterThan(0);
  expect(replayed).toBeGreaterThan(0);
  // The same kernels run, and hardly anything else is asked for.
  expect(replayedCalls.dispatches).toBe(ordinaryCalls.dispatches);
  expect(ordinaryCalls.bindGroups).toBeGreaterThan(50);
  expect(replayedCalls).toMatchObject({ bindGroups: 0, writes: 1 / 8, passes: 2 });
  expect(replayedCalls.submissions).toBeLessThan(0.2);
  expect(memoryAfter).toEqual(memoryBefore);
  expect(said[0]).toMatch(/^points .* steps\/s one by one/);
});

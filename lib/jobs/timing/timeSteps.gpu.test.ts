import { expect, it } from "vitest";
import { type StepsPart, timeSteps } from "./timeSteps";

it("counts the requests of a step and times both ways of stepping, round by round", async () => {
  const parts: StepsPart[] = [];
  for await (const part of timeSteps(navigator.gpu, { task: "points" })) parts.push(part);
  expect(parts.map(({ finished }) => finished)).toEqual([0, 1, 2, 3]);
  expect(parts[0].timing).toBeNull();
  const { device, software, timing, total } = parts[3];
  expect(total).toBe(3);
  expect(device).not.toBe("");
  // The tests run on a driver that computes on the CPU.
  expect(software).toBe(true);
  expect(timing?.task).toBe("points");
  expect(timing?.ratios).toHaveLength(3);
  expect(timing?.ordinary).toBeGreaterThan(0);
  expect(timing?.replayed).toBeGreaterThan(0);
  expect(timing?.replayedCalls.dispatches).toBe(timing?.ordinaryCalls.dispatches);
  expect(timing?.replayedCalls).toMatchObject({ bindGroups: 0, writes: 1 / 8, passes: 2 });
  expect(timing?.ordinaryCalls.bindGroups).toBeGreaterThan(50);
});

it("says why there is no GPU, and that there is no such task", async () => {
  await expect(timeSteps(undefined, { task: "points" }).next()).rejects.toThrow(
    "This browser has no WebGPU.",
  );
  const run = timeSteps(navigator.gpu, { task: "none" });
  await run.next();
  await expect(run.next()).rejects.toThrow('task is "none"');
});

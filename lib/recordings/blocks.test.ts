import { expect, it } from "vitest";
import { RECORDED_BLOCKS, STEP_TIME_32, STEP_TIMES, TIMED_ON } from "./blocks";

it("has a time for each of the block sizes that a step was timed at, and says on what and when", () => {
  expect(RECORDED_BLOCKS.command).toMatch(/^npm run bench -- kernels .*--blocks/);
  expect(TIMED_ON).toMatch(/^H100, 20\d\d-\d\d-\d\d$/);
  const sizes = STEP_TIMES.map(({ blockSize }) => blockSize);
  expect(sizes.slice(0, 7)).toEqual([64, 128, 256, 512, 1024, 2048, 4096]);
  expect(sizes.at(-1)).toBe(2 ** 20);
  for (const { ns } of [...STEP_TIMES, { ns: STEP_TIME_32 }]) {
    expect(ns).toBeGreaterThan(0.001);
    expect(ns).toBeLessThan(0.1);
  }
  // The run is a sound one: all lines are of one device and one size, and none was disturbed.
  expect(new Set(RECORDED_BLOCKS.results.map(({ n }) => n)).size).toBe(1);
  for (const { spread } of RECORDED_BLOCKS.results) expect(spread).toBeLessThan(0.05);
});

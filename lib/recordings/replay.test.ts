import { expect, it } from "vitest";
import { CALL_KINDS } from "@/lib/replay/deviceCalls";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import { RECORDED_REPLAY, recordedSteps } from "./replay";

const { results } = RECORDED_REPLAY;

it("says when, how and on what, and timed the cover's task", () => {
  expect(new Date(RECORDED_REPLAY.date).getFullYear()).toBeGreaterThan(2025);
  expect(RECORDED_REPLAY.command).toMatch(/^npm run bench -- replay/);
  expect(RECORDED_REPLAY.device).not.toBe("");
  expect(recordedSteps("points")).toBeDefined();
  expect(recordedSteps("none")).toBeUndefined();
});

it("counts the same kernels one by one and replayed, and fewer requests of every other kind", () => {
  for (const { task, ordinaryCalls, replayedCalls } of results) {
    expect(TASK_INFOS.map(({ name }) => name)).toContain(task);
    expect(replayedCalls.dispatches).toBe(ordinaryCalls.dispatches);
    for (const { name } of CALL_KINDS)
      expect(replayedCalls[name], name).toBeLessThanOrEqual(ordinaryCalls[name]);
    expect(replayedCalls.bindGroups).toBe(0);
  }
});

it("has ratios that follow from its rates", () => {
  for (const { ordinary, replayed, ratio, ratios } of results) {
    expect(ordinary).toBeGreaterThan(0);
    expect(replayed).toBeGreaterThan(0);
    // The ratio is a median of its own.
    expect(ratio).toBeGreaterThanOrEqual(Math.min(...ratios));
    expect(ratio).toBeLessThanOrEqual(Math.max(...ratios));
  }
});

it("held the same memory after the replayed steps as before them", () => {
  for (const { memorySteps, memoryBefore, memoryAfter } of results) {
    expect(memorySteps).toBeGreaterThan(0);
    expect(memoryAfter).toEqual(memoryBefore);
  }
});

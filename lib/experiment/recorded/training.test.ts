import { expect, it } from "vitest";
import { taskInfo } from "../tasks/catalog";
import { RECORDED_TRAINING, trainingOf } from "./training";

it.each(RECORDED_TRAINING.map((run) => [run.task, run] as const))("keeps a fair run of %s", (task, run) => {
  const { name, metric } = taskInfo(task);
  expect(run.metric).toBe(metric.label);
  expect(run.command).toContain(`--task ${name}`);
  const [exact, inCodes] = run.lanes;
  expect(inCodes.firstLoss).toBe(exact.firstLoss);
  expect(exact.lastLoss).toBeLessThan(exact.firstLoss);
  expect(inCodes.stateBytes).toBeLessThan(exact.stateBytes / 3);
});

it("says when a lane was lost, and of no other lane", () => {
  for (const { lanes, steps } of RECORDED_TRAINING) {
    for (const { firstLoss, lastLoss, lostAt } of lanes) {
      expect(lostAt !== undefined).toBe(!(lastLoss < firstLoss));
      expect(lostAt ?? 0).toBeLessThan(steps);
    }
  }
});

it("knows no run that was not kept", () => {
  expect(() => trainingOf("nothing")).toThrow(/no run of "nothing"/);
});

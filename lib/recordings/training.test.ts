import { expect, it } from "vitest";
import { TASK_INFOS, taskInfo } from "@/lib/tasks/catalog";
import { RECORDED_TRAINING, trainingOf } from "./training";

it.each(RECORDED_TRAINING.map((run) => [run.command, run] as const))(
  "keeps a fair run: %s",
  (command, run) => {
    const { name, metric } = taskInfo(run.task);
    expect(run.metric).toBe(metric.label);
    expect(command).toContain(`--task ${name} `);
    expect(command).toContain(`--steps ${run.steps} `);
    const [exact, inCodes] = run.lanes;
    expect(inCodes.firstLoss).toBe(exact.firstLoss);
    expect(exact.lastLoss).toBeLessThan(exact.firstLoss);
    expect(inCodes.stateBytes).toBeLessThan(exact.stateBytes / 3);
  },
);

it("has a run of every task that there is, on one device", () => {
  expect(new Set(RECORDED_TRAINING.map(({ task }) => task))).toEqual(
    new Set(TASK_INFOS.map(({ name }) => name)),
  );
  expect(new Set(RECORDED_TRAINING.map(({ device }) => device)).size).toBe(1);
});

it("says when a lane was lost, and of no other lane", () => {
  for (const { lanes, steps } of RECORDED_TRAINING) {
    for (const { firstLoss, lastLoss, lostAt } of lanes) {
      expect(lostAt !== undefined).toBe(!(lastLoss < firstLoss));
      expect(lostAt ?? 0).toBeLessThan(steps);
    }
  }
});

it("lost one lane: 8-bit state of the convolutional net", () => {
  const lost = RECORDED_TRAINING.filter(({ lanes }) => lanes.some(({ lostAt }) => lostAt !== undefined));
  expect(lost).toEqual([trainingOf("letters", { model: "conv" })]);
  expect(lost[0].lanes.map(({ lostAt }) => lostAt !== undefined)).toEqual([false, true]);
});

it("tells runs of one task apart by their flags, and guesses none", () => {
  expect(trainingOf("letters", { epsilon: "1e-6" }).parameters).toBeLessThan(
    trainingOf("letters", { model: "conv" }).parameters,
  );
  expect(() => trainingOf("letters")).toThrow(/2 runs of "letters"/);
  expect(() => trainingOf("letters", { model: "mlp" })).toThrow(/no run of "letters" with model mlp/);
  expect(() => trainingOf("nothing")).toThrow(/no run of "nothing"/);
});

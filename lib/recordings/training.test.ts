import { expect, it } from "vitest";
import { taskInfo } from "@/lib/tasks/catalog";
import { RECORDED_TRAINING, recordedTasks, trainingOf } from "./training";

it.each(RECORDED_TRAINING.map((run) => [run.command, run] as const))(
  "keeps a fair run: %s",
  (command, run) => {
    const { name, metric } = taskInfo(run.task);
    expect(run.metric).toBe(metric.label);
    expect(command).toContain(`--task ${name} `);
    expect(command).toContain(`--steps ${run.steps} `);
    expect(command).toContain(`--seed ${run.seed} `);
    for (const [setting, value] of Object.entries({ ...run.options, ...run.hyper }))
      expect(command).toMatch(new RegExp(`--${setting} ${value === 1e-6 ? "1e-6" : value} `));
    // The command gives no setting that the data leave out.
    const flags = [...command.matchAll(/--(\w+) /g)].map(([, flag]) => flag);
    const known = ["task", "steps", "seed", "engine", ...Object.keys(run.options), ...Object.keys(run.hyper)];
    expect([...flags].sort()).toEqual(known.sort());
    const [exact, inCodes] = run.lanes;
    expect(inCodes.firstLoss).toBe(exact.firstLoss);
    expect(exact.lastLoss).toBeLessThan(exact.firstLoss);
    expect(inCodes.stateBytes).toBeLessThan(exact.stateBytes / 3);
  },
);

it("lists the tasks that were recorded, all on one device", () => {
  expect(recordedTasks()).toEqual(["points", "regression", "letters", "chars", "words"]);
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
  expect(lost).toEqual([trainingOf("letters", { options: { model: "conv" } })]);
  expect(lost[0].lanes.map(({ lostAt }) => lostAt !== undefined)).toEqual([false, true]);
});

it("finds a run by the settings that it was given, and refuses to guess", () => {
  expect(trainingOf("letters", { hyper: { epsilon: 1e-6 } }).parameters).toBeLessThan(
    trainingOf("letters", { options: { model: "conv" } }).parameters,
  );
  expect(() => trainingOf("letters")).toThrow(/2 runs of "letters"/);
  expect(() => trainingOf("letters", { options: { model: "mlp" } })).toThrow(
    /no run of "letters" with model mlp/,
  );
  expect(() => trainingOf("nothing")).toThrow(/no run of "nothing"/);
});

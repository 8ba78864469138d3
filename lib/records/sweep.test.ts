import { describe, expect, it } from "vitest";
import { taskInfo } from "@/lib/tasks/catalog";
import { estimateRun } from "@/lib/training/estimate";
import { twinConfig } from "@/lib/training/twinConfig";
import { MAX_SWEEP_RUNS, planSweep, SWEEP_OPTIONS } from "./sweep";

const config = twinConfig({ taskOptions: { data: "moons" }, width: 32, seed: 3 });
const plan = (option: string, values: string, seeds = 1) => planSweep(config, { option, values, seeds });

describe("planSweep", () => {
  it("makes a run of each value and seed, with names of their own", () => {
    const planned = plan("block", "64, 256 tensor", 2);
    if ("problem" in planned) throw new Error(planned.problem);
    expect(planned.title).toBe("Block size: 64, 256, tensor");
    expect(planned.entries.map(({ name }) => name)).toEqual([
      "64 3",
      "64 4",
      "256 3",
      "256 4",
      "tensor 3",
      "tensor 4",
    ]);
    expect(planned.entries[5].config).toMatchObject({
      seed: 4,
      lanes: [{ bits: 32 }, { blockSize: "tensor" }],
    });
  });

  it("leaves the reference lane as it is", () => {
    const planned = plan("map", "linear");
    if ("problem" in planned) throw new Error(planned.problem);
    const [{ lanes }] = planned.entries.map((entry) => entry.config);
    expect(lanes[0]).toEqual(config.lanes[0]);
    expect(lanes[1].map).toBe("linear");
  });

  it("plans the example of every option as runs that can be made", () => {
    for (const { name, example } of SWEEP_OPTIONS) {
      const planned = plan(name, example, 2);
      if ("problem" in planned) throw new Error(`${name}: ${planned.problem}`);
      for (const entry of planned.entries)
        expect(estimateRun(taskInfo("points"), entry.config, null).fits, `${name} ${entry.name}`).toBe(true);
    }
  });

  it("says what is wrong with a value, and with too many runs", () => {
    expect(plan("block", "64, -1")).toEqual({
      problem: "“-1” is not a block size from 1, or the word tensor.",
    });
    expect(plan("map", "magic")).toHaveProperty("problem", expect.stringContaining("one of dynamic"));
    expect(plan("width", "7")).toHaveProperty("problem", expect.stringContaining("“7” is not one of"));
    expect(plan("block", " , ")).toHaveProperty("problem", expect.stringContaining("Write the values"));
    expect(plan("block", Array.from({ length: 101 }, (_, i) => i + 1).join(), 2)).toEqual({
      problem: `These are 202 runs; a sweep has at most ${MAX_SWEEP_RUNS}.`,
    });
    const lion = twinConfig({ rule: "lion" });
    expect(planSweep(lion, { option: "epsilon", values: "1e-8", seeds: 1 })).toEqual({
      problem: "The rule Lion has no ε.",
    });
  });

  it("gives every lane the usual learning rate of a rule", () => {
    const planned = plan("rule", "lion");
    if ("problem" in planned) throw new Error(planned.problem);
    expect(planned.entries[0].config.lanes[1].hyper.learningRate).toBeCloseTo(0.1 * config.learningRate, 10);
  });
});

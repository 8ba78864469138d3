import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { plainTwin } from "@/lib/tasks/points/plainTwin";
import { LaneRun } from "./laneRun";
import { twinConfig } from "./twinConfig";

const setup = {
  options: { data: "spiral" },
  width: 16,
  batchSize: 32,
  seed: 4,
  learningRate: 0.01,
  map: "dynamic",
  blockSize: 64,
  steps: 30,
};

describe("the twin run on plain arrays", () => {
  beforeAll(openReference);

  it("has the losses of the run that the page trains", async () => {
    const { options: taskOptions, steps, ...rest } = setup;
    const run = new LaneRun(twinConfig({ ...rest, task: "points", taskOptions, maxSteps: steps }));
    run.advance(steps);
    const { losses } = await run.read();
    const plain = plainTwin(setup);
    for (let step = 0; step < steps; step++) {
      expect(plain.loss32[step]).toBeCloseTo(losses[0][step], 4);
      // Rounding to codes makes one last digit more or less into a step between two codes.
      expect(plain.loss8[step]).toBeCloseTo(losses[1][step], 2);
    }
    run.dispose();
  });

  it("has equal losses in both lanes until a step uses rounded state", () => {
    const { loss32, loss8 } = plainTwin(setup);
    expect(loss8[0]).toBe(loss32[0]);
    expect(loss8[1]).toBe(loss32[1]);
    expect(loss8[2]).not.toBe(loss32[2]);
  });

  it("refuses an unknown map", () => {
    expect(() => plainTwin({ ...setup, map: "no-such-map" })).toThrow(/map/);
  });
});

/** Every task of the catalog trains on WebGPU, with state of each width, and twice the same. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { defaultsOf } from "@/lib/options/options";
import { TASK_INFOS } from "@/lib/tasks/catalog";
import type { RunConfig } from "./config";
import { LaneRun } from "./laneRun";
import { twinConfig } from "./twinConfig";

let backend: Backend;
beforeAll(async () => {
  backend = await openWebGpu(navigator.gpu, (sentence) => {
    throw new Error(sentence);
  });
});
afterAll(() => backend.close());

const STEPS = 3;

describe.each(TASK_INFOS.map((info) => [info.name, info] as const))("the task %s", (task, info) => {
  const [exact, eight] = twinConfig().lanes;
  const config: RunConfig = {
    ...twinConfig({ task, taskOptions: defaultsOf(info.options) }),
    width: info.widths[0],
    batchSize: 4,
    learningRate: info.defaults.learningRate,
    lanes: [exact, eight, { ...eight, bits: 4 }],
  };

  it("trains a few steps in all lanes, from the same loss, to finite pictures and metrics", async () => {
    const run = new LaneRun(config);
    run.advance(STEPS);
    const first = await run.read();
    for (const [lane, losses] of first.losses.entries()) {
      expect(losses, `lane ${lane}`).toHaveLength(STEPS);
      expect(losses[0], `lane ${lane}`).toBe(first.losses[0][0]);
      for (const loss of losses) expect(Number.isFinite(loss), `lane ${lane}`).toBe(true);
    }
    expect(first.losses[1]).not.toEqual(first.losses[0]);
    for (const picture of await run.pictures())
      for (const value of picture) expect(Number.isFinite(value)).toBe(true);
    for (const metric of await run.heldOut()) expect(Number.isFinite(metric)).toBe(true);
    run.reset();
    run.advance(STEPS);
    expect(await run.read()).toEqual(first);
    run.dispose();
  });
});

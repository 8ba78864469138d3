import { expect, it } from "vitest";
import { openWebGpu } from "@/lib/nn/backend";
import { LaneRun } from "@/lib/training/laneRun";
import { twinConfig } from "@/lib/training/twinConfig";
import { runStudy } from "./study";
import type { RunSummary } from "./summary";

it("trains real runs to their ends, each as if it were alone", async () => {
  const backend = await openWebGpu(navigator.gpu);
  const config = twinConfig({ width: 16, batchSize: 16, maxSteps: 12 });
  const entries = [
    { name: "a", config },
    { name: "b", config: { ...config, seed: 2 } },
    { name: "a again", config },
  ];
  const summaries: RunSummary[] = [];
  for await (const summary of runStudy(entries, { makeRun: (each) => new LaneRun(each) }))
    summaries.push(summary);
  const [a, b, again] = summaries;
  expect(a.steps).toBe(12);
  expect(a.curve.losses).toHaveLength(2);
  // The lanes begin with one model; their states differ from the first update on.
  expect(a.curve.losses[0][0]).toBe(a.curve.losses[1][0]);
  expect(a.finalLoss[0]).not.toBe(a.finalLoss[1]);
  expect(a.heldOut.every((share) => share >= 0 && share <= 1)).toBe(true);
  expect(b.finalLoss).not.toEqual(a.finalLoss);
  expect(again.curve).toEqual(a.curve);
  backend.close();
});

import { expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { defaultsOf } from "@/lib/options/options";
import { isBeginningOf, packRun, unpackRun } from "@/lib/training/recordedRun";
import { recordRun } from "@/lib/training/recordRun";
import { trainingLabOptions } from "./training-lab/figure";
import { type AllValues, configOf as labConfigOf } from "./training-lab/model";
import { twinRunOptions } from "./twin-run/figure";
import { configOf } from "./twin-run/model";

const STEPS = 240;

/** `vitest -u` records the run anew. */
it("has a recorded run that is up to date, and that both figures open with", {
  timeout: 120_000,
}, async () => {
  const { device } = await openReference();
  const config = configOf(defaultsOf(twinRunOptions));
  const packed = packRun(await recordRun(config, STEPS, device));
  await expect(`${JSON.stringify(packed)}\n`).toMatchFileSnapshot("../../lib/recordings/twin-points.json");
  const recorded = unpackRun(packed);
  expect(isBeginningOf(recorded, config)).toBe(true);
  expect(isBeginningOf(recorded, labConfigOf(defaultsOf(trainingLabOptions) as AllValues))).toBe(true);
  // The picture is worth showing: both models have learned something.
  for (const losses of recorded.losses) expect(losses[STEPS - 1]).toBeLessThan(losses[0] / 2);
});

import { beforeAll, expect, it } from "vitest";
import { bytesSource, openStateFile } from "@/lib/checkpoints";
import { readBnbState } from "@/lib/checkpoints/bitsandbytes";
import { openReference } from "@/lib/nn/backend";
import type { LaneConfig } from "@/lib/training/config";
import { LaneRun } from "@/lib/training/laneRun";
import { twinConfig } from "@/lib/training/twinConfig";
import { laneStateFile } from "./stateFile";

beforeAll(openReference);

/** Trains a lane for some steps and returns its file and its snapshot. */
async function trained(lane: Partial<LaneConfig>) {
  const base = twinConfig({ width: 16, batchSize: 8, maxSteps: 5 });
  const config = { ...base, lanes: [base.lanes[0], { ...base.lanes[1], ...lane }] };
  const run = new LaneRun(config);
  run.advance(5);
  await run.read();
  const { lanes } = await run.snapshot();
  const { tensors } = run;
  run.dispose();
  return { snapshot: lanes[1], written: laneStateFile(config.lanes[1], tensors, lanes[1]) };
}

it("holds the codes of the lane as they are, for each rule of one and of two states", async () => {
  for (const rule of ["adam", "lion", "momentum", "rmsprop"]) {
    const { snapshot, written } = await trained({ rule });
    expect(written.notes, rule).toEqual([]);
    const { parameters } = await readBnbState(await openStateFile(bytesSource(written.file)), rule);
    expect(parameters.map(({ name }) => name)).toContain("hidden1/kernel");
    expect(parameters.every(({ step }) => step === 5)).toBe(true);
    expect(parameters.map(({ state }) => state)).toEqual(snapshot.tensors.map(({ state }) => state));
  }
});

it("converts other blocks and maps with a sentence, and refuses what the library lacks", async () => {
  for (const lane of [{ blockSize: 64 }, { map: "linear" }, { map: "dynamic-above-zero" }])
    expect((await trained(lane)).written.notes[0]).toContain("Codes were made anew");
  await expect(trained({ bits: 4, blockSize: 128 })).rejects.toThrow("no optimizer with 4-bit state");
  await expect(trained({ rule: "adagrad" })).rejects.toThrow("cannot be exchanged");
});

import { beforeAll, expect, it } from "vitest";
import { bytesSource, openStateFile } from "@/lib/checkpoints";
import { readBnbState } from "@/lib/checkpoints/bitsandbytes";
import { openReference } from "@/lib/nn/backend";
import type { LaneConfig } from "@/lib/training/config";
import { LaneRun } from "@/lib/training/laneRun";
import { twinConfig } from "@/lib/training/twinConfig";
import { laneStateFile, loadLaneState } from "./stateFile";

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
  const written = laneStateFile(config.lanes[1], tensors, lanes[1]);
  return { config, tensors, exact: lanes[0], snapshot: lanes[1], written };
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

/** Opens a file that was written. */
const opened = (file: Uint8Array<ArrayBuffer>) => openStateFile(bytesSource(file));

it("loads a file into a lane: the same bytes where it stores them alike, and the weights stay", async () => {
  const { config, tensors, snapshot, exact, written } = await trained({});
  const fresh = {
    ...exact,
    tensors: snapshot.tensors.map((each) => ({ ...each, parameters: each.parameters })),
  };
  const loaded = await loadLaneState(
    config.lanes[1],
    tensors,
    { ...fresh, iterations: 0 },
    await opened(written.file),
  );
  expect(loaded).toEqual({ lane: snapshot, notes: [] });
});

it("converts a file for a lane of other blocks, maps or bits, with a sentence", async () => {
  const { written } = await trained({});
  for (const lane of [{ blockSize: 64 }, { map: "linear" }, { bits: 32 }] as const) {
    const { config, tensors, snapshot } = await trained(lane);
    const { lane: loaded, notes } = await loadLaneState(
      config.lanes[1],
      tensors,
      snapshot,
      await opened(written.file),
    );
    expect(notes[0]).toContain("stored anew");
    expect(loaded.iterations).toBe(5);
    const run = new LaneRun({ ...config, maxSteps: 6 });
    const whole = await run.snapshot();
    run.restore({ ...whole, lanes: [whole.lanes[0], loaded] });
    run.advance(1);
    expect((await run.read()).losses.flatMap((loss) => [...loss]).every(Number.isFinite)).toBe(true);
    run.dispose();
  }
});

it("refuses a file of another model or another rule", async () => {
  const { config, tensors, snapshot, written } = await trained({});
  const load = async (lane: LaneConfig, of = tensors) =>
    loadLaneState(lane, of, snapshot, await opened(written.file));
  await expect(load(config.lanes[1], [{ ...tensors[0], name: "other/kernel" }])).rejects.toThrow(
    "no state of the parameter “other/kernel”",
  );
  await expect(load(config.lanes[1], [{ ...tensors[0], shape: [3] }])).rejects.toThrow("the model has 3");
  await expect(load({ ...config.lanes[1], rule: "ademamix" })).rejects.toThrow();
  await expect(load({ ...config.lanes[1], rule: "muon" })).rejects.toThrow("cannot be exchanged");
});

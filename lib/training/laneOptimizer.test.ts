import { beforeAll, describe, expect, it } from "vitest";
import { FAULTS } from "@/lib/faults";
import { settingsForFault } from "@/lib/faults/laneFault";
import { openReference } from "@/lib/nn/backend";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "./config";
import { estimateRun } from "./estimate";
import { LaneRun } from "./laneRun";
import { twinConfig } from "./twinConfig";

const STEPS = 12;
/** A small model with tensors of more and of fewer than 256 values. */
const base = twinConfig({
  taskOptions: { data: "moons", samples: 400, noise: 0.06 },
  width: 24,
  maxSteps: STEPS,
});

/** Returns a run of a 32-bit lane, a sound 8-bit lane and one with the fault, all with the clinic's settings. */
function withFault(name: string): RunConfig {
  const fault = FAULTS.find((each) => each.name === name)!;
  const settings = { ...settingsForFault(fault), keep32: [], min8bitSize: 1 };
  const sound = { ...base.lanes[1], ...settings, bits: 8 } as const;
  return { ...base, lanes: [{ ...sound, bits: 32 }, sound, { ...sound, fault: name }] };
}

/** Trains a run and returns its losses. */
async function losses(run: LaneRun, steps: number): Promise<readonly Float32Array[]> {
  run.advance(steps);
  return (await run.read()).losses;
}

beforeAll(openReference);

describe.each(FAULTS.map(({ name }) => name))("a lane with the fault %s", (name) => {
  it("trains, goes on from a snapshot bit by bit, and takes the bytes that were estimated", async () => {
    const config = withFault(name);
    const run = new LaneRun(config);
    const bytes = run.tensors.reduce((sum, { lanes }) => sum + lanes[2].bytes, 0);
    expect(bytes).toBe(estimateRun(taskInfo(config.task), config, null).bytes.states[2]);
    for (const at of [4, 9]) {
      run.reset();
      await losses(run, at);
      const snapshot = await run.snapshot();
      const rest = await losses(run, STEPS - at);
      const other = new LaneRun(config);
      other.restore(snapshot);
      expect(await losses(other, STEPS - at)).toEqual(rest);
      other.dispose();
    }
    run.dispose();
  });
});

it("a sound lane and a lane whose fault shows only at a resume are equal until then", async () => {
  const run = new LaneRun(withFault("moments-lost"));
  const [, sound, faulty] = await losses(run, STEPS);
  // The loss of a step is that before its update: the first update after the load shows one step later.
  const same = STEPS / 2 + 1;
  expect(faulty.slice(0, same)).toEqual(sound.slice(0, same));
  expect(faulty.slice(same)).not.toEqual(sound.slice(same));
  run.dispose();
});

it("refuses a fault that does not fit the lane", () => {
  const { lanes, ...rest } = withFault("moments-lost");
  const [exact, , faulty] = lanes;
  const make = (change: object) => new LaneRun({ ...rest, lanes: [exact, { ...faulty, ...change }] });
  expect(() => make({ fault: "nothing" })).toThrow(/no fault "nothing"/);
  expect(() => make({ bits: 4, blockSize: 128 })).toThrow(/needs 8-bit state/);
  expect(() => make({ fault: "schedule-zero" })).toThrow(/needs the rule ademamix, not adam/);
  expect(() => make({ rule: "muon" })).toThrow(/no fault fits the rule muon/);
});

/** The microscope on a device that is lost at any moment; see lib/session/lostDevice.test.ts. */

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DeviceError } from "@/lib/gpu/errors";
import { openReference } from "@/lib/nn/backend";
import { LaneRun } from "@/lib/training/laneRun";
import { twinConfig } from "@/lib/training/twinConfig";
import { startMicroscope } from "./microscope.harness";

const STEPS = 20;
const BACK = 9;
const config = twinConfig({ width: 8, batchSize: 8, blockSize: 64, maxSteps: STEPS, seed: 2 });

const played = { lostAt: [] as readonly number[], readings: 0, dead: false, lose: (_: DeviceError) => {} };

vi.mock("@/lib/session/openEngine", async (original) => ({
  ...(await original<typeof import("@/lib/session/openEngine")>()),
  async openEngine() {
    const backend = await openReference();
    const lost = new Promise<DeviceError>((resolve) => {
      played.lose = resolve;
    });
    played.dead = false;
    return {
      backend: { ...backend, lost },
      info: { kind: "webgpu", device: "played", reason: "", limits: null },
    };
  },
}));

beforeEach(() => {
  for (const name of ["read", "tensor", "snapshot"] as const) {
    const real = LaneRun.prototype[name] as (...given: never[]) => Promise<unknown>;
    vi.spyOn(LaneRun.prototype, name as "read").mockImplementation(async function (this: LaneRun, ...given) {
      if (!played.dead && played.lostAt.includes(++played.readings)) {
        played.dead = true;
        played.lose(new DeviceError("lost", { key: "device.lost", values: { name: "played" } }));
      }
      if (played.dead) throw new Error("The device is lost.");
      return real.apply(this, given as never[]) as never;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Trains to the end, goes back, and trains to the end once more. */
async function train(lostAt: readonly number[]) {
  Object.assign(played, { lostAt, readings: 0 });
  const { microscope, heard, until } = startMicroscope(undefined);
  const layerAt = (step: number) =>
    heard.flatMap((message) => (message.type === "frame" && message.step === step ? [message.layer] : []))[0];
  const whole = () =>
    heard.flatMap((message) =>
      message.type === "trace" && message.whole && message.trace.length === STEPS + 1 ? [message.trace] : [],
    )[0];
  microscope.receive({ type: "configure", config, engine: "auto" });
  microscope.receive({ type: "look", tensor: 2, index: 9, step: STEPS });
  microscope.receive({ type: "run" });
  const trace = await until(whole);
  heard.length = 0;
  microscope.receive({ type: "rewind", step: BACK });
  const back = await until(() => layerAt(BACK));
  microscope.receive({ type: "run" });
  const last = await until(() => layerAt(STEPS));
  const again = await until(whole);
  return { readings: played.readings, told: { trace, back, last, again } };
}

it("goes on where it was, bit by bit, whenever its device is lost", async () => {
  const calm = await train([]);
  expect(calm.told.again).toEqual(calm.told.trace);
  for (let at = 2; at < calm.readings; at += Math.ceil(calm.readings / 7)) {
    const { told } = await train(at % 2 === 0 ? [at, at + 2] : [at]);
    expect(told, `lost at reading ${at}`).toEqual(calm.told);
  }
});

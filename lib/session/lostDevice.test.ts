/**
 * The engine on a device that is lost at any moment. The device is played: the CPU computes, and nothing is read any
 * more once it is lost. With real devices: engine.gpu.test.ts and `npm run survive`.
 */

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DeviceError } from "@/lib/gpu/errors";
import { inEnglish } from "@/lib/i18n/englishLive";
import { openReference } from "@/lib/nn/backend";
import { LaneRun } from "@/lib/training/laneRun";
import { config, isStatus, losses, start } from "./engine.harness";
import type { FromWorker } from "./messages";

const STEPS = 9;
const PAUSE = 4;

/** The devices so far; `dead` from its loss on. The number of readings at which each is lost comes from `lives`. */
const played = { lives: [] as number[], opened: 0, readings: 0, dead: false, lose: (_: DeviceError) => {} };

vi.mock("./openEngine", async (original) => ({
  ...(await original<typeof import("./openEngine")>()),
  async openEngine() {
    const backend = await openReference();
    const lost = new Promise<DeviceError>((resolve) => {
      played.lose = resolve;
    });
    played.opened++;
    played.readings = 0;
    played.dead = false;
    return {
      backend: { ...backend, lost },
      info: { kind: "webgpu", device: "played", reason: "", limits: null },
    };
  },
}));

beforeEach(() => {
  for (const name of ["read", "pictures", "heldOut", "codeCounts", "snapshot"] as const) {
    const real = LaneRun.prototype[name] as () => Promise<unknown>;
    vi.spyOn(LaneRun.prototype, name as "read").mockImplementation(async function (this: LaneRun) {
      if (!played.dead && ++played.readings === played.lives[played.opened - 1]) {
        played.dead = true;
        played.lose(new DeviceError("lost", { key: "device.lost", values: { name: "played" } }));
      }
      if (played.dead) throw new Error("The device is lost.");
      return real.call(this) as never;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Trains to a pause, with another learning rate to the end, and asks for a snapshot. */
async function train(lives: number[]) {
  Object.assign(played, { lives, opened: 0, readings: 0 });
  // A clock in a hurry: snapshots are due every few steps.
  const engine = start({ now: () => 500 * performance.now() });
  const heard = (fits: (message: FromWorker) => boolean) =>
    engine.heard.some(fits) ? Promise.resolve() : engine.until(fits);
  engine.send({ type: "configure", config: { ...config, maxSteps: STEPS }, engine: "auto" });
  engine.send({ type: "step", to: PAUSE });
  await heard((message) => isStatus("paused")(message) && losses(engine.frames()).length >= PAUSE);
  engine.send({ type: "learningRate", value: 0.01 });
  engine.send({ type: "run" });
  await heard(isStatus("finished"));
  engine.send({ type: "snapshot" });
  await heard(({ type }) => type === "snapshot");
  const snapshot = engine.heard.findLast(({ type }) => type === "snapshot");
  return { engine, readings: played.readings, told: { losses: losses(engine.frames()), snapshot } };
}

it("loses no step and shows none twice, whenever devices are lost", async () => {
  const whole = await train([]);
  expect(whole.told.losses).toHaveLength(STEPS);
  let resumed = 0;
  for (let at = 1; at <= whole.readings; at += 5) {
    // Every second time, the next device is lost on the way back.
    const { engine, told } = await train(at % 2 === 0 ? [at, 2] : [at]);
    expect(told, `lost at reading ${at}`).toEqual(whole.told);
    let next = 0;
    for (const { firstStep, losses } of engine.frames()) {
      expect(firstStep).toBe(next);
      next += losses[0].length;
    }
    resumed += engine.heard.filter(
      (message) => message.type === "status" && /taken up from/.test(inEnglish(message.sentence)),
    ).length;
  }
  // Some losses came after a snapshot.
  expect(resumed).toBeGreaterThan(0);
});

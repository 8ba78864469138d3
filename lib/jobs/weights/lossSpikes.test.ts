import { beforeAll, describe, expect, it } from "vitest";
import { atOnce } from "../sliced";
import {
  CHANGE_STEP,
  type LossSpikesResult,
  type LossSpikesSetup,
  lossSpikesRun,
  SPIKE_STEPS,
  type SpikeLane,
  spikeLane,
} from "./lossSpikes";

const setup: LossSpikesSetup = { factor: 100, beta2: 0.999, learningRate: 0.01, int8: "hidden", seed: 1 };
const lane = (name: SpikeLane["name"], patch: Partial<LossSpikesSetup>) =>
  atOnce(spikeLane({ ...setup, ...patch }, name));
const CHANGE = CHANGE_STEP - 1;
const fromChange = (values: Float32Array) => values.subarray(CHANGE, CHANGE + 15);

let result: LossSpikesResult;
beforeAll(() => {
  result = atOnce(lossSpikesRun(setup));
}, 60_000);

describe("gradients that grow", () => {
  it("raise the RMS at once and the loss some steps later, unless updates are clipped", () => {
    const [plain, clipped] = result.lanes;
    expect(plain.losses).toHaveLength(SPIKE_STEPS);
    expect(plain.rms[CHANGE]).toBeGreaterThan(4 * plain.rms[CHANGE - 1]);
    const highest = Math.max(...fromChange(plain.losses));
    expect(highest).toBeGreaterThan(plain.losses[CHANGE - 1] + 0.1);
    expect(fromChange(plain.losses).indexOf(highest)).toBeGreaterThan(2);
    expect(Math.max(...fromChange(clipped.losses))).toBeLessThan(clipped.losses[CHANGE - 1] + 0.02);
  });

  it("change nothing before they grow, and little where r follows fast", () => {
    for (const [at, name] of (["plain", "clipped"] as const).entries()) {
      const calm = lane(name, { factor: 1 });
      expect(calm.losses.subarray(0, CHANGE)).toEqual(result.lanes[at].losses.subarray(0, CHANGE));
      expect(Math.max(...fromChange(calm.losses))).toBeLessThan(calm.losses[CHANGE - 1] + 0.02);
    }
    expect(lane("plain", { beta2: 0.9 }).rms[CHANGE]).toBeLessThan(result.lanes[0].rms[CHANGE] / 2);
  });

  it("spike with SwitchBack in the hidden layer as with exact products, and end no higher", () => {
    const [plain, , int8] = result.lanes;
    expect(int8.name).toBe("switchBack");
    expect(int8.losses[0]).not.toBe(plain.losses[0]);
    expect(Math.max(...fromChange(int8.losses))).toBeGreaterThan(int8.losses[CHANGE - 1] + 0.1);
    const last = SPIKE_STEPS - 1;
    expect(int8.losses[last]).toBeLessThan(plain.losses[last] + 0.02);
    // A row of the output layer's gradient has one large number, beside which the others are rounded to zero.
    const both = lane("switchBack", { int8: "both" });
    expect(both.losses[last]).toBeGreaterThan(plain.losses[last] + 0.05);
  });
});

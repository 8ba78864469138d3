import { beforeAll, describe, expect, it } from "vitest";
import { atOnce } from "../sliced";
import {
  CHANGE_STEP,
  type LossSpikesResult,
  type LossSpikesSetup,
  lossSpikesRun,
  SPIKE_STEPS,
} from "./lossSpikes";

const setup: LossSpikesSetup = { factor: 100, beta2: 0.999, learningRate: 0.01, seed: 1 };
const run = (patch: Partial<LossSpikesSetup> = {}) => atOnce(lossSpikesRun({ ...setup, ...patch }));
const CHANGE = CHANGE_STEP - 1;
const fromChange = (values: Float32Array) => values.subarray(CHANGE, CHANGE + 15);

let result: LossSpikesResult;
beforeAll(() => {
  result = run();
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
    const calm = run({ factor: 1 });
    for (const lane of [0, 1]) {
      expect(calm.lanes[lane].losses.subarray(0, CHANGE)).toEqual(
        result.lanes[lane].losses.subarray(0, CHANGE),
      );
    }
    expect(Math.max(...fromChange(calm.lanes[0].losses))).toBeLessThan(
      calm.lanes[0].losses[CHANGE - 1] + 0.02,
    );
    expect(run({ beta2: 0.9 }).lanes[0].rms[CHANGE]).toBeLessThan(result.lanes[0].rms[CHANGE] / 2);
  });
});

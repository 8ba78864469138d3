import { beforeAll, describe, expect, it } from "vitest";
import { atOnce } from "@/lib/jobs/sliced";
import { CHANGE_STEP, type LossSpikesResult, lossSpikesRun } from "@/lib/jobs/weights/lossSpikes";
import { defaultsOf } from "@/lib/options/options";
import { lossSpikesOptions } from "./figure";
import { captionOf, setupOf, spikeOf, tableOf } from "./model";

let result: LossSpikesResult;
beforeAll(() => {
  result = atOnce(lossSpikesRun(setupOf(defaultsOf(lossSpikesOptions))));
}, 60_000);

describe("a spike after gradients have grown", () => {
  it("states the RMS, the rise of the loss and the loss with the clip", () => {
    const [plain, clipped] = result.lanes.map(spikeOf);
    const text = captionOf(result).replace(/\u00a0/g, " ");
    expect(text).toMatch(
      /^A small language model is trained in this page; at step 81 all gradients grow 100 times, and nothing else changes\. The RMS of g²\/r is [\d.]+ at step 81, after [\d.]+ in the steps before\. Without clipping the loss rises from [\d.]+ to [\d.]+ within \d steps; with the update clip of StableAdamW it is at most [\d.]+, from [\d.]+\. With the products of SwitchBack in the hidden layer the loss ends at [\d.]+, with exact ones at [\d.]+\.$/,
    );
    expect(text).toContain(`rises from ${plain.before.toFixed(2)} to ${plain.highest.toFixed(2)}`);
    expect(clipped.highest).toBeLessThan(plain.highest - 0.05);
  });

  it("states that there is no spike", () => {
    const [plain, clipped, int8] = result.lanes;
    const flat = { ...plain, losses: plain.losses.map(() => 4) };
    expect(captionOf({ ...result, lanes: [flat, clipped, int8] })).toContain(
      "Without clipping the loss has no spike: it is 4.00 before and at most 4.00 after; with",
    );
    expect(captionOf({ ...result, setup: { ...result.setup, factor: 1 } })).toMatch(
      /^The gradients of this run do not grow\./,
    );
  });

  it("finds the highest loss from the change on", () => {
    const [plain] = result.lanes;
    const { before, highest, delay } = spikeOf(plain);
    expect(before).toBe(plain.losses[CHANGE_STEP - 2]);
    expect(highest).toBe(plain.losses[CHANGE_STEP - 1 + delay]);
  });

  it("has a table with a row for each step", () => {
    const { rows, columns } = tableOf(result);
    expect(rows).toHaveLength(result.lanes[0].losses.length);
    expect(rows[0]).toHaveLength(columns.length);
  });
});

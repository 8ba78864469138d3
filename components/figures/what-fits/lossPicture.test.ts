import { expect, it } from "vitest";
import { RECORDED_BYTES } from "@/lib/recordings/bytes";
import { lossSentence, ownLosses, recordedLosses } from "./lossPicture";

it("draws the recorded seeds: 8-bit lines within the band of 32-bit state", () => {
  const { lines, band, lastStep, title } = recordedLosses();
  expect(lines.map(({ bits }) => bits)).toEqual([8, 8, 8]);
  expect(lastStep).toBe(500);
  expect(title).toContain(`one ${RECORDED_BYTES.device}`);
  const seeds = RECORDED_BYTES.long.runs.filter(({ bits }) => bits === 32);
  seeds.forEach(({ heldOut = [] }) => {
    heldOut.slice(1).forEach(({ loss }, i) => {
      expect(loss).toBeGreaterThanOrEqual(band!.low[i]);
      expect(loss).toBeLessThanOrEqual(band!.high[i]);
    });
  });
  const ends = lines.map(({ losses }) => losses[losses.length - 1]);
  expect(Math.min(...ends)).toBeGreaterThan(band!.low.at(-1)! - 0.01);
  expect(Math.max(...ends)).toBeLessThan(band!.high.at(-1)! + 0.01);
});

it("draws the losses of the reader's own lanes, from the first step on", () => {
  expect(ownLosses([], "GPU", 60)).toBeNull();
  expect(ownLosses([{ bits: 32, losses: [] }], "GPU", 60)).toBeNull();
  const picture = ownLosses(
    [
      { bits: 32, losses: [] },
      { bits: 8, losses: [5, 4] },
    ],
    "GPU",
    60,
  )!;
  expect(picture.lines).toEqual([{ bits: 8, steps: [1, 2], losses: [5, 4] }]);
  expect(picture.lastStep).toBe(60);
  expect(lossSentence(picture)).toBe(
    "Loss of each step, trained on GPU. Nats a byte: 4.00 with 8-bit state at step 2.",
  );
});

import { describe, expect, it } from "vitest";
import { adam } from "@/lib/numerics/rules/adam";
import { planMemory, type TrainingShape, totalBytes } from "@/lib/planned/plan";
import { RECORDED_BYTES } from "@/lib/recordings/bytes";
import {
  budgetRun,
  bytesPeak,
  bytesRatio,
  finalLosses,
  modelBytes,
  optimizerShare,
  planError,
  precisionGap,
  productSpeeds,
  seedSpread,
  slowestRate,
} from "./bytes";

/** The shape of the recorded runs. */
const shapeOf = (bits: 32 | 8, release: boolean): TrainingShape => ({
  spec: { layers: 12, width: 768, heads: 12, context: 256 },
  sequences: 8,
  microBatches: 1,
  rule: adam,
  storage: bits === 32 ? { bits } : { bits, blockSize: 256 },
  release,
  checkpoint: false,
});

describe("the recorded memory", () => {
  it.each([32, 8] as const)("of %i bits is what the plan says today", (bits) => {
    for (const release of [false, true]) {
      const { plannedBytes, countedBytes, deviceMiB } = bytesPeak(bits, release);
      expect(plannedBytes).toBe(totalBytes(planMemory(shapeOf(bits, release))));
      expect(countedBytes).toBe(plannedBytes);
      // Driver and Vulkan hold more, and not much more.
      expect(deviceMiB * 2 ** 20).toBeGreaterThan(countedBytes);
      expect(deviceMiB * 2 ** 20 - countedBytes).toBeLessThan(200 * 2 ** 20);
    }
    expect(planError()).toBe(0);
  });

  it("is 1.5 times as large in 32 bits, and 1.9 times with released gradients", () => {
    expect(bytesRatio(false)).toBeGreaterThan(1.5);
    expect(bytesRatio(true)).toBeGreaterThan(1.9);
    expect(modelBytes(bytesPeak(8, true))).toBeLessThan(modelBytes(bytesPeak(8, false)));
  });
});

it("refused 32-bit state within 1 GiB, and trained 500 steps with 8-bit state", () => {
  expect(budgetRun(32).refused).toMatchObject({ by: "budget", kind: "state", budgetBytes: 2 ** 30 });
  expect(budgetRun(32).loss).toBeUndefined();
  expect(budgetRun(8).loss).toHaveLength(500);
  expect(budgetRun(8).countedBytes).toBeLessThanOrEqual(2 ** 30);
});

it("has the losses of three seeds in both precisions, far closer than the seeds", () => {
  expect([finalLosses(32).length, finalLosses(8).length]).toEqual([3, 3]);
  for (const { loss } of RECORDED_BYTES.long.runs) {
    expect(loss).toHaveLength(500);
    expect(loss?.every(Number.isFinite)).toBe(true);
  }
  expect(precisionGap()).toBeLessThan(seedSpread() / 10);
});

it("has speeds that can be", () => {
  expect(slowestRate()).toBeGreaterThan(10);
  expect(optimizerShare()).toBeGreaterThan(0);
  expect(optimizerShare()).toBeLessThan(0.05);
  const { own, tfjs } = productSpeeds();
  expect(own).toBeGreaterThan(tfjs);
  expect(productSpeeds(({ product }) => product === "input gradient").own).toBeGreaterThan(own);
});

import { describe, expect, it } from "vitest";
import { adam } from "@/lib/numerics/rules/adam";

import { fitMicroBatches } from "./fit";
import { bytesByKind, PlanError, planMemory, RELEASED, type TrainingShape, totalBytes } from "./plan";
import { BYTE_PRESETS, weightsOf, whatFits } from "./presets";
import { byteText, evenBatches } from "./text";

/** GPT-2's shape on bytes. */
const large: TrainingShape = {
  spec: { layers: 12, width: 768, heads: 12, context: 256 },
  sequences: 4,
  microBatches: 1,
  rule: adam,
  storage: { bits: 32 },
  release: false,
  checkpoint: false,
};
const in8 = { bits: 8, blockSize: 256 } as const;

/** Bytes of weights, gradients and state. */
function modelBytes(shape: TrainingShape): number {
  const { weights, gradients, state } = bytesByKind(planMemory(shape));
  return weights + gradients + state;
}

describe("planMemory", () => {
  it("needs 1.5 times the memory in 32 bits, and 1.9 times with released gradients", () => {
    expect(modelBytes(large) / modelBytes({ ...large, storage: in8 })).toBeGreaterThan(1.5);
    const released = { ...large, release: true };
    expect(modelBytes(released) / modelBytes({ ...released, storage: in8 })).toBeGreaterThan(1.9);
  });

  it("holds one released gradient, as large as the largest matrix", () => {
    const gradients = planMemory({ ...large, release: true }).filter(({ kind }) => kind === "gradients");
    const shared = gradients.find(({ name }) => name === RELEASED);
    expect(shared?.bytes).toBe(4 * 4 * 768 ** 2);
    expect(gradients.filter(({ bytes }) => bytes > 768 * 256 * 4)).toEqual([shared]);
  });

  it("has a run of 85 million weights that fits into 1 GiB in 8 bits only", () => {
    const shape = { ...large, release: true, checkpoint: true };
    expect(totalBytes(planMemory(shape))).toBeGreaterThan(2 ** 30);
    expect(totalBytes(planMemory({ ...shape, storage: in8 }))).toBeLessThan(2 ** 30);
  });

  it("keeps the activations of one layer with checkpoints", () => {
    const kept = bytesByKind(planMemory(large)).activations;
    const again = bytesByKind(planMemory({ ...large, checkpoint: true })).activations;
    expect(kept / again).toBeGreaterThan(5);
  });

  it("refuses gradient release over several micro-batches", () => {
    expect(() => planMemory({ ...large, release: true, microBatches: 2 })).toThrow(PlanError);
    expect(() => planMemory({ ...large, sequences: 0 })).toThrow(
      "sequences is 0, but must be a whole number from 1.",
    );
  });
});

describe("fitMicroBatches", () => {
  const shape = { ...large, storage: in8 };

  it("divides a step until it fits, and no further", () => {
    const fit = fitMicroBatches(shape, 8, 2 ** 30);
    expect(fit).toEqual({ sequences: 2, microBatches: 4 });
    expect(totalBytes(planMemory({ ...shape, ...fit }))).toBeLessThanOrEqual(2 ** 30);
    expect(totalBytes(planMemory({ ...shape, sequences: 4 }))).toBeGreaterThan(2 ** 30);
    expect(fitMicroBatches({ ...shape, release: true }, 8, 2 ** 30)).toBeUndefined();
    const saving = { ...shape, release: true, checkpoint: true };
    expect(fitMicroBatches(saving, 8, 2 ** 30)).toEqual({ sequences: 8, microBatches: 1 });
  });

  it("finds nothing where one sequence is too much", () => {
    expect(fitMicroBatches(shape, 8, 2 ** 29)).toBeUndefined();
    expect(fitMicroBatches(large, 8, 2 ** 30)).toBeUndefined();
  });
});

describe("presets", () => {
  const sizes = BYTE_PRESETS.map(weightsOf);

  it("grow from small to 1.5 billion weights, by half at most", () => {
    expect(sizes[0]).toBeLessThan(2e5);
    expect(Math.round(sizes[sizes.length - 1] / 1e6)).toBe(1476);
    for (const millions of [85, 303, 709]) expect(sizes.map((n) => Math.round(n / 1e6))).toContain(millions);
    for (let i = 1; i < sizes.length; i++) {
      expect(sizes[i]).toBeGreaterThan(sizes[i - 1]);
      if (BYTE_PRESETS[i].width > 64 && BYTE_PRESETS[i - 1].width > 64)
        expect(sizes[i] / sizes[i - 1]).toBeLessThan(1.53);
    }
  });

  it("are larger in 8 bits than in 32 within most budgets, and never smaller", () => {
    const same = Array.from({ length: 40 }, (_, i) => 2 ** (23 + i / 3)).filter((bytes) => {
      const { in32, in8 } = whatFits(bytes, { release: true, checkpoint: true });
      const [small, large] = [in32, in8].map((fitting) => (fitting ? weightsOf(fitting.spec) : 0));
      expect(large).toBeGreaterThanOrEqual(small);
      return large === small;
    });
    expect(same.length).toBeLessThan(10);
    expect(whatFits(2 ** 30, { release: false, checkpoint: false }).in8?.spec).toMatchObject({
      layers: 12,
      width: 768,
    });
    expect(whatFits(1000, { release: true, checkpoint: true })).toEqual({});
  });
});

describe("byteText", () => {
  it("holds out the end of a text", () => {
    const { train, heldOut } = byteText("é".repeat(100), 16);
    expect([train.length, heldOut.length]).toEqual([180, 20]);
    const [batch] = evenBatches(heldOut, 2, 16, 1);
    expect([...batch.targets.subarray(0, 16)]).toEqual([...heldOut.subarray(1, 17)]);
    expect([...batch.ids.subarray(16)]).toEqual([...heldOut.subarray(3, 19)]);
  });

  it("refuses a text that is shorter than its windows", () => {
    expect(() => byteText("short", 16)).toThrow(
      "the length of the text is 5, but must be at least 180 bytes for a context of 16.",
    );
  });
});

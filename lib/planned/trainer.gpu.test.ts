/** Training on planned buffers against lib/numerics, and against its own variants. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readBytes } from "@/lib/gpu/buffers";
import type { OpenDevice } from "@/lib/gpu/device";
import { liveBuffers } from "@/lib/gpu/liveBuffers";
import { openTestDevice } from "@/lib/gpu/testDevice";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { initialByteWeights } from "@/lib/numerics/transformer/byteShapes";
import { byteTransformer } from "@/lib/numerics/transformer/byteTransformer";
import { bytesByKind, planMemory, type TrainingShape, totalBytes } from "./plan";
import { MemoryRefusedError } from "./refusal";
import { byteText, evenBatches, randomBatch } from "./text";
import { BATCH_STREAM, type ByteRun, ByteTrainer } from "./trainer";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());
afterEach(() => expect(liveBuffers(opened.device).count).toBe(0));

const text = byteText("The model that only fits in eight bits writes this line. ".repeat(20), 8);
const shape: TrainingShape = {
  spec: { layers: 2, width: 32, heads: 2, context: 8 },
  sequences: 4,
  microBatches: 1,
  rule: adam,
  storage: { bits: 32 },
  release: false,
  checkpoint: false,
};
const runOf = (changed: Partial<TrainingShape> = {}): ByteRun => ({
  shape: { ...shape, ...changed },
  maps: stateMaps("dynamic-above-zero", 8, adam),
  hyper: { learningRate: 0.003 },
  warmUp: 0,
  seed: 1,
  text: text.train,
});

const floats = async (buffer: GPUBuffer, n: number) =>
  new Float32Array(await readBytes(opened.device, buffer, 4 * n));

/** Returns losses and weights after some steps. */
async function trained(changed: Partial<TrainingShape>, steps: number) {
  const trainer = await ByteTrainer.make(opened.device, runOf(changed));
  const losses = await trainer.advance(steps);
  const weights = await Promise.all(trainer.tensors.map(({ params, n }) => floats(params, n)));
  trainer.dispose();
  return { losses, weights };
}

describe("a step", () => {
  it.each([1, 2])(
    "has the loss and the gradients of the twin, over %i micro-batches",
    async (microBatches) => {
      const sequences = shape.sequences / microBatches;
      const trainer = await ByteTrainer.make(opened.device, runOf({ microBatches, sequences }));
      const weights = initialByteWeights(shape.spec, 1);
      const [loss] = await trainer.advance(1);
      const batches = makeRandom(1, BATCH_STREAM);
      const parts = Array.from({ length: microBatches }, () =>
        randomBatch(text.train, sequences, shape.spec.context, batches),
      );
      const all = (part: "ids" | "targets") => parts.flatMap((batch) => [...batch[part]]);
      const twin = byteTransformer(shape.spec, weights, all("ids"), all("targets"));
      expect(Math.abs(loss - twin.loss)).toBeLessThan(1e-5);
      for (const [i, { name, grads, n }] of trainer.tensors.entries()) {
        const ours = await floats(grads, n);
        const theirs = Float32Array.from(twin.gradients[i]);
        const largest = theirs.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        const worst = ours.reduce((most, value, at) => Math.max(most, Math.abs(value - theirs[at])), 0);
        expect(largest, name).toBeGreaterThan(0);
        expect(worst / largest, name).toBeLessThan(1e-4);
      }
      trainer.dispose();
    },
  );

  it("is the same to the last bit with release, and with checkpoints", async () => {
    const plain = await trained({}, 3);
    expect(await trained({ release: true }, 3)).toEqual(plain);
    expect(await trained({ checkpoint: true }, 3)).toEqual(plain);
    expect(await trained({ checkpoint: true, release: true }, 3)).toEqual(plain);
    expect((await trained({}, 2)).weights).not.toEqual(plain.weights);
  });
});

it("learns with 8-bit state, releasing gradients, and writes", async () => {
  const storage = { bits: 8, blockSize: 256 } as const;
  const trainer = await ByteTrainer.make(opened.device, runOf({ storage, release: true }));
  const batches = evenBatches(text.heldOut, shape.sequences, shape.spec.context, 2);
  const before = await trainer.heldOut(batches);
  const losses = await trainer.advance(60);
  const after = await trainer.heldOut(batches);
  expect(Math.abs(before - Math.log(256))).toBeLessThan(0.2);
  expect(losses[59]).toBeLessThan(0.7 * losses[0]);
  expect(after).toBeLessThan(0.7 * before);
  const [written] = await trainer.samples([new TextEncoder().encode("The")], 5, 0.5);
  expect(new TextDecoder().decode(written)).toMatch(/^The[\s\S]{5}$/);
  trainer.dispose();
});

// Three sizes, and all that changes what is held.
it.each([
  {},
  { storage: { bits: 8, blockSize: 256 }, release: true },
  {
    spec: { layers: 3, width: 64, heads: 4, context: 24 },
    checkpoint: true,
    microBatches: 2,
    storage: { bits: 8, blockSize: 2048 },
  },
  { spec: { layers: 1, width: 128, heads: 2, context: 10 }, sequences: 3 },
] as const)("makes the planned bytes and no others: %o", async (changed) => {
  const { device } = opened;
  const before = liveBuffers(device).bytes;
  const trainer = await ByteTrainer.make(device, runOf(changed));
  const plan = planMemory({ ...shape, ...changed });
  expect(liveBuffers(device).bytes - before).toBe(totalBytes(plan));
  expect(trainer.held).toEqual(bytesByKind(plan));
  trainer.dispose();
});

it("is refused at the tensor where the budget ends, and leaves nothing behind", async () => {
  const plan = planMemory(shape);
  const budgetBytes = totalBytes(plan) - 1;
  const refused = await ByteTrainer.make(opened.device, { ...runOf(), budgetBytes }).catch((error) => error);
  expect(refused).toBeInstanceOf(MemoryRefusedError);
  const { name, bytes } = plan[plan.length - 1];
  expect((refused as MemoryRefusedError).refusal).toEqual({
    by: "budget",
    kind: "state",
    tensor: name,
    bytes,
    heldBytes: totalBytes(plan) - bytes,
    budgetBytes,
  });
  expect(refused.message).toMatch(
    /the optimizer state of output\/normBias: the budget of \d+ bytes ends there\.$/,
  );
  // The same run with 8-bit state fits.
  const small = runOf({ storage: { bits: 8, blockSize: 256 } });
  (await ByteTrainer.make(opened.device, { ...small, budgetBytes })).dispose();
});

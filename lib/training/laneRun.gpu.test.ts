import * as tf from "@tensorflow/tfjs-core";
import { afterAll, expect, it, vi } from "vitest";
import { liveBuffers } from "@/lib/gpu/liveBuffers";
import { type Backend, openReference, openWebGpu } from "@/lib/nn/backend";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import type { RunConfig } from "./config";
import { LaneRun } from "./laneRun";
import { laneRunSuite } from "./laneRun.suite";
import { twinConfig } from "./twinConfig";

let backend: Backend;
afterAll(() => backend.close());
laneRunSuite("WebGPU", async () => {
  backend = await openWebGpu(navigator.gpu);
});

async function losses(config: RunConfig, steps: number) {
  const run = new LaneRun(config);
  run.advance(steps);
  const [{ losses, cosines }, codeCounts] = await Promise.all([run.read(), run.codeCounts()]);
  run.dispose();
  return { loss32: losses[0], loss8: losses[1], cosine: cosines[0], codeCounts: codeCounts[1] };
}

/** Largest relative difference of two curves. */
const difference = (a: Float32Array, b: Float32Array) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]) / Math.abs(b[i])));

it("must be read at least every 256 steps", async () => {
  const run = new LaneRun(twinConfig({ width: 8 }));
  expect(() => run.advance(257)).toThrow(/at least every 256 steps/);
  run.dispose();
});

it("compiles ahead all kernels of TensorFlow.js that steps and drawings need, and changes no number", async () => {
  // Sizes that no other test here has compiled.
  const config = twinConfig({ width: 24, batchSize: 20 });
  const numbers = async (run: LaneRun) => {
    run.advance(4);
    return Promise.all([run.read(), run.pictures(), run.heldOut()]);
  };
  const { device } = activeWebGpu() as NonNullable<ReturnType<typeof activeWebGpu>>;
  const ahead = new LaneRun(config);
  await ahead.compile();
  const compile = vi.spyOn(device, "createComputePipeline");
  const found = await numbers(ahead);
  const late = compile.mock.calls.map(([{ label }]) => label).filter((label) => label?.endsWith("Program"));
  expect(late).toEqual([]);
  compile.mockRestore();
  const plain = new LaneRun(config);
  expect(await numbers(plain)).toEqual(found);
  ahead.dispose();
  plain.dispose();
});

it("creates no buffer of its own after the first steps", async () => {
  const run = new LaneRun(twinConfig({ width: 8 }));
  run.advance(3);
  await run.read();
  const { device } = activeWebGpu() as NonNullable<ReturnType<typeof activeWebGpu>>;
  const create = vi.spyOn(device, "createBuffer");
  run.advance(3);
  // Ours are labelled; tfjs makes staging buffers without a name for the batches that it uploads.
  const labels = create.mock.calls.map(([{ label }]) => label).filter((label) => label);
  expect(labels).toEqual([]);
  create.mockRestore();
  run.dispose();
});

it("holds the same memory after 2,000 steps as after the first", { timeout: 300_000 }, async () => {
  const config = twinConfig({ width: 8, batchSize: 8 });
  const { device } = activeWebGpu() as NonNullable<ReturnType<typeof activeWebGpu>>;
  const held = () => {
    const { numTensors, numBytes } = tf.memory();
    return { ...liveBuffers(device), numTensors, numBytes };
  };
  const atFirst = held();
  const run = new LaneRun(config);
  /** Ask for everything, do more steps, and only then wait, as the engine does. */
  const lookAndGoOn = async (steps: number) => {
    const looks = [run.read(), run.pictures(), run.heldOut(), run.codeCounts()];
    run.advance(steps);
    await Promise.all([...looks, run.read()]);
  };
  run.advance(2);
  await lookAndGoOn(2);
  const before = held();
  expect(before.count).toBeGreaterThan(atFirst.count);
  while (run.step < 2000) {
    const steps = Math.min(100, 2000 - run.step) / 2;
    run.advance(steps);
    await lookAndGoOn(steps);
  }
  const moment = await run.snapshot();
  run.restore(moment);
  run.advance(2);
  await lookAndGoOn(2);
  expect(held()).toEqual(before);
  run.dispose();
  expect(held()).toEqual(atFirst);
});

it("agrees with the reference over 20 steps", async () => {
  const config = twinConfig({ width: 24, blockSize: 64 });
  const onGpu = await losses(config, 20);
  backend.close();
  await openReference();
  const onCpu = await losses(config, 20);
  backend = await openWebGpu(navigator.gpu);
  expect(difference(onGpu.loss32, onCpu.loss32)).toBeLessThan(1e-4);
  // A code on the border between two values may fall either way, which the next steps enlarge.
  expect(difference(onGpu.loss8, onCpu.loss8)).toBeLessThan(0.02);
  expect(difference(onGpu.cosine, onCpu.cosine)).toBeLessThan(0.02);
  const moved = (k: number) =>
    onGpu.codeCounts[k].reduce((sum, count, code) => sum + Math.abs(count - onCpu.codeCounts[k][code]), 0);
  for (const k of [0, 1]) expect(moved(k)).toBeLessThan(0.2 * onCpu.codeCounts[k].reduce((a, b) => a + b));
});

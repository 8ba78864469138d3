/** What a twin run must do on every engine; the test files beside this one open the engines. */
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { stateBytes } from "@/lib/numerics/memory";
import { ruleNamed } from "@/lib/numerics/rules";
import type { TwinConfig } from "./protocol";
import { TwinRun } from "./twinRun";

const config: TwinConfig = {
  task: "points",
  taskOptions: { data: "moons", samples: 200, noise: 0.05 },
  width: 16,
  batchSize: 32,
  rule: "adam",
  learningRate: 0.01,
  map: "dynamic",
  blockSize: 64,
  min8bitSize: 0,
  seed: 7,
  maxSteps: 1000,
};

const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);

/** Losses and cosines of so many steps from here. */
async function measure(run: TwinRun, steps: number) {
  run.advance(steps);
  return run.read();
}

export function twinRunSuite(engine: string, open: () => Promise<unknown>): void {
  describe(`TwinRun on ${engine}`, () => {
    beforeAll(open);

    it("starts both lanes from the same loss, to the last bit, and both fall", async () => {
      const run = new TwinRun(config);
      const { loss32, loss8, cosine } = await measure(run, 60);
      expect(loss8[0]).toBe(loss32[0]);
      const mean = (losses: Float32Array, from: number) =>
        losses.slice(from, from + 10).reduce((a, b) => a + b) / 10;
      for (const losses of [loss32, loss8]) expect(mean(losses, 50)).toBeLessThan(0.6 * mean(losses, 0));
      // The state differs from the first update on, so the lanes do too; but not by much.
      expect(loss8).not.toEqual(loss32);
      for (const each of cosine) expect(each).toBeGreaterThan(0.7);
      const { heldOut32, heldOut8 } = await run.heldOut();
      expect(Math.min(heldOut32, heldOut8)).toBeGreaterThan(0.8);
      run.dispose();
    });

    it("gives the same run again after reset, number by number", async () => {
      const run = new TwinRun(config);
      const first = await measure(run, 12);
      const pictures = await run.pictures();
      run.reset();
      expect(run.step).toBe(0);
      expect(await measure(run, 12)).toEqual(first);
      expect(await run.pictures()).toEqual(pictures);
      run.dispose();
    });

    it("replays changes of the learning rate", async () => {
      const run = new TwinRun(config);
      const head = await measure(run, 4);
      run.setLearningRate(0.1);
      const tail = await measure(run, 4);
      run.reset(run.changes);
      expect(await measure(run, 4)).toEqual(head);
      expect(await measure(run, 4)).toEqual(tail);
      run.reset();
      expect(await measure(run, 4)).toEqual(head);
      expect(await measure(run, 4)).not.toEqual(tail);
      run.dispose();
    });

    it("holds codes in the 8-bit lane, in as many bytes as the ledger says", () => {
      const run = new TwinRun({ ...config, min8bitSize: 100 });
      const adam = ruleNamed("adam");
      for (const tensor of run.tensors) {
        const elements = sizeOf(tensor.shape);
        expect(tensor.eightBit).toBe(elements >= 100);
        // Buffers on the GPU are rounded up to 16 bytes; there are at most two for each state.
        const exact = stateBytes(adam, elements, { bits: 32, blockSize: 64, min8bitSize: 100 }).total;
        const small = stateBytes(adam, elements, { bits: 8, blockSize: 64, min8bitSize: 100 }).total;
        expect(tensor.stateBytes32).toBeGreaterThanOrEqual(exact);
        expect(tensor.stateBytes32).toBeLessThan(exact + 2 * 16);
        expect(tensor.stateBytes8).toBeGreaterThanOrEqual(small);
        expect(tensor.stateBytes8).toBeLessThan(small + 4 * 16);
      }
      expect(run.tensors.map(({ eightBit }) => eightBit)).toContain(true);
      run.dispose();
    });

    it("counts every code of every 8-bit tensor, for m and for r", async () => {
      const run = new TwinRun(config);
      const { codeCounts } = await measure(run, 3);
      const elements = run.tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
      expect(codeCounts).toHaveLength(2);
      for (const counts of codeCounts) expect(counts.reduce((a, b) => a + b)).toBe(elements);
      run.dispose();
    });

    it("makes no tensor that stays", async () => {
      const before = tf.memory().numTensors;
      const run = new TwinRun(config);
      await measure(run, 2);
      const during = tf.memory().numTensors;
      await measure(run, 5);
      await run.pictures();
      run.reset();
      await measure(run, 2);
      expect(tf.memory().numTensors).toBe(during);
      run.dispose();
      expect(tf.memory().numTensors).toBe(before);
    });

    it("draws one score a cell, between 0 and 1", async () => {
      const run = new TwinRun(config);
      const { picture32, picture8 } = await run.pictures();
      expect(picture32).toHaveLength(1600);
      expect(picture8).toEqual(picture32);
      for (const score of picture32) expect(score).toBeGreaterThan(0);
      for (const score of picture32) expect(score).toBeLessThan(1);
      run.dispose();
    });

    it("names what is wrong with a config, and leaves nothing behind", () => {
      const before = tf.memory().numTensors;
      expect(() => new TwinRun({ ...config, task: "chess" })).toThrow(
        /task is "chess"; it must be one of points/,
      );
      expect(() => new TwinRun({ ...config, learningRate: -1 })).toThrow(/learningRate is -1/);
      expect(() => new TwinRun({ ...config, map: "cubic" })).toThrow(/map is "cubic"/);
      expect(() => new TwinRun({ ...config, blockSize: 0 })).toThrow(/blockSize is 0/);
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}

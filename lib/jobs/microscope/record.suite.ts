/** What a replay must give on every engine; the test files beside this one open the engines. */
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { LaneRun } from "@/lib/training/laneRun";
import { twinConfig } from "@/lib/training/twinConfig";
import { readingAt } from "./reading";
import { recordWeight, type Target } from "./record";
import type { WeightTrace } from "./trace";

const config = twinConfig({ width: 16, batchSize: 16, blockSize: 64, maxSteps: 100, seed: 5 });
/** The kernel between the hidden layers; its last block but one. */
const target: Target = { tensor: 2, index: 150 };

async function record(run: LaneRun, steps: number): Promise<WeightTrace> {
  let last: WeightTrace | undefined;
  for await (const trace of recordWeight(run, target, steps, 4)) last = trace;
  return last as WeightTrace;
}

export function recordSuite(engine: string, open: () => Promise<unknown>): void {
  describe(`a recorded weight on ${engine}`, () => {
    beforeAll(open);

    it("is the same by replay from a snapshot, bit for bit, and leaves the run as it was", async () => {
      const run = new LaneRun(config);
      const direct = await record(run, 24);
      const after = await run.snapshot();
      run.restore(after);

      const other = new LaneRun(config);
      other.advance(10);
      await other.read();
      const snapshot = await other.snapshot();
      other.advance(5);
      await other.read();
      other.restore(snapshot);
      const replayed = await record(other, 14);

      expect(replayed.first).toBe(10);
      expect(replayed.length).toBe(15);
      replayed.lanes.forEach((lane, i) => {
        const whole = direct.lanes[i];
        expect(lane.gradient.slice(1)).toEqual(whole.gradient.slice(11));
        expect(lane.parameter).toEqual(whole.parameter.slice(10));
        lane.states.forEach((state, k) => {
          expect(state.value).toEqual(whole.states[k].value.slice(10));
          expect(state.code).toEqual(whole.states[k].code.slice(10));
          expect(state.absmax).toEqual(whole.states[k].absmax.slice(10));
        });
      });
      expect(await other.snapshot()).toEqual(after);
      run.dispose();
      other.dispose();
    });

    it("has the computed and the stored states and the step of the rule", async () => {
      const run = new LaneRun(config);
      const trace = await record(run, 12);
      for (let step = 1; step <= 12; step++) {
        const [exact, eightBit] = readingAt(trace, config, step);
        for (const { computed, stored, code } of exact.states) {
          expect(code).toBeUndefined();
          expect(Math.abs(stored - computed)).toBeLessThanOrEqual(1e-6 * Math.abs(computed));
        }
        expect(exact.unrounded).toBeCloseTo(exact.update, 7);
        for (const { computed, stored, code } of eightBit.states) {
          expect(stored).toBe(Math.fround(code!.entry * code!.absmax));
          expect(code!.error).toBe(stored - computed);
          // Half of the widest gap between two codes.
          expect(Math.abs(code!.error)).toBeLessThan(0.0075 * code!.absmax);
        }
        // At the first step the state before was zero, in both lanes.
        if (step === 1) expect(eightBit.unrounded).toBeCloseTo(eightBit.update, 7);
        expect(Math.abs(eightBit.unrounded - eightBit.update)).toBeLessThan(0.1 * config.learningRate);
      }
      const changed = readingAt(trace, config, 9)[1];
      expect(changed.unrounded).not.toBe(changed.update);
      run.dispose();
    });

    it("gives the trace as it grows, and leaves no tensor behind", async () => {
      const run = new LaneRun(config);
      run.advance(1);
      await run.read();
      const before = tf.memory().numTensors;
      const lengths: number[] = [];
      for await (const { length } of recordWeight(run, target, 10, 4)) lengths.push(length);
      expect(lengths).toEqual([5, 9, 11]);
      expect(tf.memory().numTensors).toBe(before);
      await expect(run.tensor(99)).rejects.toThrow(/from 0 to 5/);
      await expect(recordWeight(run, { tensor: 1, index: 16 }, 1, 1).next()).rejects.toThrow(
        /index is 16, but must be from 0 to 15/,
      );
      run.dispose();
    });
  });
}

/** What a run must do on every engine; the test files beside this one open the engines. */
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { stateBytes } from "@/lib/numerics/memory";
import { moves as movesOf } from "@/lib/numerics/moves";
import { ruleNamed } from "@/lib/numerics/rules";
import type { LaneConfig } from "./config";
import { LaneRun } from "./laneRun";
import { type TwinSettings, twinConfig } from "./twinConfig";

const settings: Partial<TwinSettings> = {
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
const config = twinConfig(settings);

const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);

/** Losses and cosines of so many steps from here. */
async function measure(run: LaneRun, steps: number) {
  run.advance(steps);
  return run.read();
}

export function laneRunSuite(engine: string, open: () => Promise<unknown>): void {
  describe(`LaneRun on ${engine}`, () => {
    beforeAll(open);

    it("starts both lanes from the same loss, to the last bit, and both fall", async () => {
      const run = new LaneRun(config);
      const { losses: both, cosines } = await measure(run, 60);
      const [loss32, loss8] = both;
      expect(loss8[0]).toBe(loss32[0]);
      const mean = (losses: Float32Array, from: number) =>
        losses.slice(from, from + 10).reduce((a, b) => a + b) / 10;
      for (const losses of both) expect(mean(losses, 50)).toBeLessThan(0.6 * mean(losses, 0));
      // The state differs from the first update on, so the lanes do too; but not by much.
      expect(loss8).not.toEqual(loss32);
      for (const each of cosines[0]) expect(each).toBeGreaterThan(0.7);
      expect(Math.min(...(await run.heldOut()))).toBeGreaterThan(0.8);
      run.dispose();
    });

    it("repeats the run after reset with the same numbers", async () => {
      const run = new LaneRun(config);
      const first = await measure(run, 12);
      const pictures = await run.pictures();
      run.reset();
      expect(run.step).toBe(0);
      expect(await measure(run, 12)).toEqual(first);
      expect(await run.pictures()).toEqual(pictures);
      run.dispose();
    });

    it("reads the moment of the call, though steps follow before the answer", async () => {
      const run = new LaneRun(config);
      const inTurn = [await measure(run, 5), await measure(run, 3), await measure(run, 4)];
      const drawn = [await run.pictures(), await run.heldOut(), await run.codeCounts()];
      run.reset();
      const asked = [measure(run, 5), measure(run, 3), measure(run, 4)];
      const drawing = [run.pictures(), run.heldOut(), run.codeCounts()];
      const after = measure(run, 6);
      expect(await Promise.all(asked)).toEqual(inTurn);
      expect(await Promise.all(drawing)).toEqual(drawn);
      expect((await after).losses[0]).toHaveLength(6);
      run.dispose();
    });

    it("replays changes of the learning rate", async () => {
      const run = new LaneRun(config);
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
      const run = new LaneRun(twinConfig({ ...settings, min8bitSize: 100 }));
      const adam = ruleNamed("adam");
      for (const tensor of run.tensors) {
        const elements = sizeOf(tensor.shape);
        const [lane32, lane8] = tensor.lanes;
        expect([lane32.bits, lane8.bits]).toEqual([32, elements >= 100 ? 8 : 32]);
        // Buffers on the GPU are rounded up to 16 bytes; there are at most two for each state.
        const exact = stateBytes(adam, elements, { bits: 32, blockSize: 64, min8bitSize: 100 }).total;
        const small = stateBytes(adam, elements, { bits: 8, blockSize: 64, min8bitSize: 100 }).total;
        expect(lane32.bytes).toBeGreaterThanOrEqual(exact);
        expect(lane32.bytes).toBeLessThan(exact + 2 * 16);
        expect(lane8.bytes).toBeGreaterThanOrEqual(small);
        expect(lane8.bytes).toBeLessThan(small + 4 * 16);
      }
      expect(run.tensors.map(({ lanes }) => lanes[1].bits)).toContain(8);
      run.dispose();
    });

    it("trains lanes whose moments differ in bits, each with the bytes that the ledger says", async () => {
      const { lanes, ...shared } = twinConfig({ ...settings, min8bitSize: 1 });
      const mixes = [
        { m: 8, r: 32 },
        { m: 32, r: 8 },
      ] as const;
      const run = new LaneRun({
        ...shared,
        lanes: [lanes[0], ...mixes.map((bits) => ({ ...lanes[1], bits, map: "linear" }))],
      });
      const adam = ruleNamed("adam");
      for (const tensor of run.tensors) {
        mixes.forEach((bits, i) => {
          const lane = tensor.lanes[i + 1];
          expect(lane.bits).toEqual(bits);
          const elements = sizeOf(tensor.shape);
          const exact = stateBytes(adam, elements, { bits, blockSize: 64, min8bitSize: 1 }).total;
          // Each of three buffers on the GPU is rounded up to 16 bytes, and floats to four.
          expect(lane.bytes).toBeGreaterThanOrEqual(exact);
          expect(lane.bytes).toBeLessThan(exact + 4 * 16);
        });
      }
      const first = await measure(run, 6);
      for (const losses of first.losses) expect(losses.every(Number.isFinite)).toBe(true);
      expect(first.losses[1]).not.toEqual(first.losses[0]);
      expect(first.losses[2]).not.toEqual(first.losses[1]);
      // A moment in floats has no codes, and loses no value; the linear map loses many.
      const all = run.tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
      const counted = (await run.codeCounts()).map((lane) =>
        lane.map((counts) => counts.reduce((a, b) => a + b, 0)),
      );
      expect(counted).toEqual([[], [all, 0], [0, all]]);
      expect(first.moves.map(({ lost }) => lost[5] > 0)).toEqual([false, false, true]);
      run.reset();
      expect(await measure(run, 6)).toEqual(first);
      run.dispose();
    });

    it("counts every code of every 8-bit tensor, for m and for r", async () => {
      const run = new LaneRun(config);
      run.advance(3);
      const codeCounts = await run.codeCounts();
      const elements = run.tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
      expect(codeCounts.map(({ length }) => length)).toEqual([0, 2]);
      for (const counts of codeCounts[1]) expect(counts.reduce((a, b) => a + b)).toBe(elements);
      run.dispose();
    });

    it("leaves no tensor behind", async () => {
      const before = tf.memory().numTensors;
      const run = new LaneRun(config);
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
      const run = new LaneRun(config);
      const [picture32, picture8] = await run.pictures();
      expect(picture32).toHaveLength(1600);
      expect(picture8).toEqual(picture32);
      for (const score of picture32) expect(score).toBeGreaterThan(0);
      for (const score of picture32) expect(score).toBeLessThan(1);
      run.dispose();
    });

    it("refuses an invalid config with a sentence, and leaves no tensor behind", () => {
      const before = tf.memory().numTensors;
      expect(() => new LaneRun({ ...config, task: "no-such-task" })).toThrow(
        /task is "no-such-task", but must be one of points/,
      );
      expect(() => new LaneRun({ ...config, learningRate: -1 })).toThrow(/learningRate is -1/);
      expect(() => new LaneRun(twinConfig({ ...settings, map: "no-such-map" }))).toThrow(
        /map is "no-such-map"/,
      );
      expect(() => new LaneRun(twinConfig({ ...settings, blockSize: 0 }))).toThrow(/blockSize is 0/);
      const refused = (lanes: readonly LaneConfig[]) => () => new LaneRun({ ...config, lanes });
      const [exact, eight] = config.lanes;
      expect(refused([])).toThrow(/number of lanes is 0, but must be from 1 to 6/);
      expect(refused(new Array<LaneConfig>(7).fill(exact))).toThrow(/number of lanes is 7/);
      expect(refused([exact, { ...eight, keep32: ["no-such-layer"] }])).toThrow(
        /keep32 is "no-such-layer", but must be a weight or one of the layers hidden1, hidden2, output\./,
      );
      expect(refused([exact, { ...eight, bits: 4, blockSize: "tensor" }])).toThrow(
        /blockSize is "tensor", but must be a number from 64 to 4096/,
      );
      expect(refused([exact, { ...eight, hyper: { beta3: 1 } }])).toThrow(/beta3/);
      expect(tf.memory().numTensors).toBe(before);
    });
  });

  describe(`Six lanes on ${engine}`, () => {
    beforeAll(open);
    const [exact, eight] = config.lanes;
    const lanes: readonly LaneConfig[] = [
      exact,
      eight,
      { ...eight, map: "linear", blockSize: "tensor" },
      { ...exact, rule: "momentum", hyper: { learningRate: 0.05 } },
      { ...eight, keep32: ["hidden1", "hidden2/kernel"] },
      exact,
    ];

    it("start with equal losses and then differ, each compared with the first", async () => {
      const run = new LaneRun({ ...config, lanes });
      const { losses, cosines } = await measure(run, 12);
      const twin = new LaneRun(config);
      const alone = await measure(twin, 12);
      twin.dispose();
      expect(losses).toHaveLength(6);
      for (const loss of losses) expect(loss[0]).toBe(losses[0][0]);
      // What a lane does depends on no other lane.
      expect(losses.slice(0, 2)).toEqual(alone.losses);
      expect(cosines[0]).toEqual(alone.cosines[0]);
      expect(losses[5]).toEqual(losses[0]);
      for (const cosine of cosines[4]) expect(cosine).toBeCloseTo(1, 6);
      for (const lane of [1, 2, 3, 4]) expect(losses[lane], `lane ${lane}`).not.toEqual(losses[0]);
      expect((await run.codeCounts()).map(({ length }) => length)).toEqual([0, 2, 2, 0, 2, 0]);
      expect(await run.heldOut()).toHaveLength(6);
      expect((await run.pictures()).map(({ length }) => length)).toEqual(new Array(6).fill(1600));
      run.dispose();
    });

    it("are measured: the largest move of a weight, long moves, and second moments stored as zero", async () => {
      const run = new LaneRun({ ...config, lanes });
      const first = (await measure(run, 5)).moves;
      const before = (await run.snapshot()).lanes;
      run.setLearningRate(0.002);
      const { moves } = await measure(run, 1);
      const after = (await run.snapshot()).lanes;
      lanes.forEach(({ rule }, lane) => {
        if (rule !== "adam") {
          expect(moves[lane].largest[0]).toBeNaN();
          return;
        }
        const each = before[lane].tensors.map(({ parameters }, i) =>
          movesOf(parameters, after[lane].tensors[i].parameters, 0.002),
        );
        const largest = Math.max(...each.map((tensor) => tensor.largest));
        const { tensor, element, long } = moves[lane];
        expect(moves[lane].largest[0]).toBe(Math.fround(largest / Math.fround(0.002)));
        expect(each[tensor[0]]).toMatchObject({ largest, element: element[0] });
        expect(long[0]).toBe(each.reduce((sum, { long: count }) => sum + count, 0));
      });
      // The first step of Adam is one learning rate. Then codes lose second moments, the linear map most of them.
      for (const lane of [0, 1, 2, 4, 5]) expect(first[lane].largest[0]).toBeCloseTo(1, 3);
      expect(first.map(({ lost }) => lost[0] > 0)).toEqual([false, true, true, false, false, false]);
      expect(first[2].lost[0]).toBeGreaterThan(first[1].lost[0]);
      expect(Math.max(...first[2].largest)).toBeGreaterThan(10);
      expect(Math.max(...first[2].long)).toBeGreaterThan(0);
      expect(Math.max(...first[0].largest)).toBeLessThan(4);
      run.dispose();
    });

    it("train in 4 bits too, and count 16 codes", async () => {
      const four = { ...eight, bits: 4, blockSize: 128 } as const;
      const run = new LaneRun({ ...config, lanes: [exact, four] });
      const { losses } = await measure(run, 40);
      const codeCounts = await run.codeCounts();
      expect(losses[1][39]).toBeLessThan(losses[1][0]);
      const elements = run.tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
      for (const counts of codeCounts[1]) {
        expect(counts).toHaveLength(16);
        expect(counts.reduce((a, b) => a + b)).toBe(elements);
      }
      expect((await run.states(1)).map(({ length }) => length)).toEqual([elements, elements]);
      const moment = await run.snapshot();
      const after = await measure(run, 3);
      run.restore(moment);
      expect(await measure(run, 3)).toEqual(after);
      run.dispose();
    });

    it("store their state as configured", () => {
      const run = new LaneRun({ ...config, lanes });
      const kernel = run.tensors.find(({ name }) => name === "hidden2/kernel")!;
      const bias = run.tensors.find(({ name }) => name === "hidden2/bias")!;
      expect(kernel.lanes.map(({ bits }) => bits)).toEqual([32, 8, 8, 32, 32, 32]);
      expect(bias.lanes.map(({ bits }) => bits)).toEqual([32, 8, 8, 32, 8, 32]);
      // One absmax a state instead of one for each of 4 blocks; buffers come in units of 16 bytes.
      expect(kernel.lanes[2].bytes).toBeLessThanOrEqual(kernel.lanes[1].bytes);
      expect(kernel.lanes[3].bytes).toBe(kernel.lanes[0].bytes / 2);
      run.dispose();
    });

    it("follow a change of the learning rate, except the lane with its own", async () => {
      const run = new LaneRun({ ...config, lanes });
      run.setLearningRate(0);
      const { losses, cosines } = await measure(run, 3);
      const still = new LaneRun({ ...config, learningRate: 0, lanes: [lanes[0], lanes[3]] });
      const expected = await measure(still, 3);
      expect(losses[0]).toEqual(expected.losses[0]);
      expect(losses[1]).toEqual(expected.losses[0]);
      expect(losses[3]).toEqual(expected.losses[1]);
      expect(losses[3]).not.toEqual(losses[0]);
      for (const cosine of cosines[0]) expect(cosine).toBeNaN();
      still.dispose();
      run.dispose();
    });

    it("continue when the loss of one is NaN", async () => {
      const wild = { ...eight, hyper: { learningRate: 1e38 } };
      const run = new LaneRun({ ...config, lanes: [exact, wild, eight] });
      const twin = new LaneRun(config);
      const { losses } = await measure(run, 10);
      const calm = (await measure(twin, 10)).losses;
      expect(losses[1][9]).toBeNaN();
      expect([losses[0], losses[2]]).toEqual(calm);
      run.dispose();
      twin.dispose();
    });

    it("come back to a snapshot, bit by bit, and so does another run of the same config", async () => {
      const run = new LaneRun({ ...config, lanes });
      await measure(run, 4);
      run.setLearningRate(0.02);
      await measure(run, 3);
      const moment = await run.snapshot();
      const after = await measure(run, 5);
      const pictures = await run.pictures();
      run.setLearningRate(0.5);
      await measure(run, 2);

      run.restore(moment);
      expect(run.step).toBe(7);
      expect(run.changes).toEqual([{ step: 4, value: 0.02 }]);
      const again = await measure(run, 5);
      expect(again).toEqual(after);
      expect(await run.pictures()).toEqual(pictures);
      run.dispose();

      const other = new LaneRun({ ...config, lanes });
      other.restore(structuredClone(moment));
      expect(await measure(other, 5)).toEqual(after);
      expect(() => other.restore({ ...moment, lanes: moment.lanes.slice(1) })).toThrow(
        /number of lanes in the snapshot is 5, but must be 6/,
      );
      expect(() => other.restore({ ...moment, lanes: [...moment.lanes].reverse() })).toThrow(/loaded state/);
      other.dispose();
    });

    it("leave no tensor behind at a snapshot or on the way back", async () => {
      const run = new LaneRun({ ...config, lanes });
      await measure(run, 2);
      const before = tf.memory().numTensors;
      const moment = await run.snapshot();
      await measure(run, 2);
      run.restore(moment);
      await measure(run, 2);
      expect(tf.memory().numTensors).toBe(before);
      run.dispose();
    });

    it("return their states as floats", async () => {
      const run = new LaneRun(config);
      await measure(run, 5);
      const [m32, r32] = await run.states(0);
      const [m8, r8] = await run.states(1);
      const elements = run.tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
      for (const state of [m32, r32, m8, r8]) expect(state).toHaveLength(elements);
      const largest = (values: Float32Array) => Math.max(...values.map(Math.abs));
      // Codes stand for the largest value of a block exactly; the lanes have hardly parted after 5 steps.
      expect(Math.abs(largest(m8) / largest(m32) - 1)).toBeLessThan(0.1);
      expect(Math.abs(largest(r8) / largest(r32) - 1)).toBeLessThan(0.1);
      await expect(run.states(2)).rejects.toThrow(/lane is 2/);
      run.dispose();
    });
  });
}

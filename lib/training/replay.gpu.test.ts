/**
 * Replayed and ordinary steps give the same bits: every run here is done twice on one device, once step by
 * step and once with replayed and ordinary steps in turn, and all that can be read of the two is compared.
 *
 * BLOCKWISE_REPLAY_STEPS=200 does so many steps of every task, with the tasks' own batch sizes.
 */

import * as tf from "@tensorflow/tfjs-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { liveBuffers } from "@/lib/gpu/liveBuffers";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { arraysOfValues } from "@/lib/nn/stepper";
import { activeWebGpu } from "@/lib/nn/tfjsInternals";
import { RULES } from "@/lib/numerics/rules";
import { defaultsOf } from "@/lib/options/options";
import { TASK_INFOS, taskInfo } from "@/lib/tasks/catalog";
import type { LaneConfig, RunConfig } from "./config";
import { LaneRun } from "./laneRun";
import { twinConfig } from "./twinConfig";

const LONG = Number(process.env.BLOCKWISE_REPLAY_STEPS ?? 0);

let backend: Backend;
const errors: string[] = [];
const open = async () => {
  backend = await openWebGpu(navigator.gpu, (sentence) => errors.push(sentence));
};
beforeAll(open);
afterAll(() => backend.close());
// The device reports errors of a plan late, if at all.
afterEach(() => expect(errors.splice(0)).toEqual([]));

const device = () => {
  const active = activeWebGpu();
  if (!active) throw new Error("webgpu is not active");
  return active.device;
};

const [exact, eight] = twinConfig().lanes;
const four: LaneConfig = { ...eight, bits: 4 };
const small = twinConfig({ width: 8, batchSize: 8 });

const bitsOf = (values: Float32Array) => new Uint32Array(values.slice().buffer);

/** All numbers of a run, bit by bit: the readings since the last time, weights, states and codes in use. */
async function everything(run: LaneRun) {
  const [{ losses, cosines, moves }, moment, codes] = await Promise.all([
    run.read(),
    run.snapshot(),
    run.codeCounts(),
  ]);
  return {
    step: moment.step,
    losses: losses.map(bitsOf),
    cosines: cosines.map(bitsOf),
    moves: moves.map(({ largest, ...numbers }) => ({ largest: bitsOf(largest), ...numbers })),
    codes,
    lanes: moment.lanes.map(({ iterations, tensors }) => ({
      iterations,
      tensors: tensors.map(({ parameters, state }) => ({
        parameters: bitsOf(parameters),
        state: arraysOfValues(state).map((each) =>
          each instanceof Float32Array ? bitsOf(each) : each.slice(),
        ),
      })),
    })),
  };
}

type Look = Awaited<ReturnType<typeof everything>>;

/**
 * Do a run to its end by a function, first without replay and then with, and compare what the function
 * returns.
 */
async function expectSame(config: RunConfig, follow: (run: LaneRun, replays: boolean) => Promise<Look[]>) {
  const ordinary = new LaneRun(config);
  ordinary.stepping.allowed = false;
  const expected = await follow(ordinary, false);
  ordinary.dispose();
  const replayed = new LaneRun(config);
  const found = await follow(replayed, true);
  expect(replayed.stepping.state).toBe("replaying");
  replayed.dispose();
  expect(found).toEqual(expected);
}

/** Replayed and ordinary steps in turn, in rows of different lengths. */
const inTurn = (steps: number) => async (run: LaneRun, replays: boolean) => {
  const looks: Look[] = [];
  for (let row = 0; run.step < steps; row++) {
    // The first rows make the plan.
    run.stepping.allowed = replays && (row < 3 || row % 3 !== 1);
    run.advance(Math.min(1 + ((5 * row) % 7), steps - run.step));
    if (replays && row >= 3) expect(run.stepping.state).toBe("replaying");
    looks.push(await everything(run));
  }
  run.stepping.allowed = replays;
  return looks;
};

describe.each(TASK_INFOS.map((info) => [info.name, info] as const))("the task %s", (task, info) => {
  const { width, batchSize, learningRate } = info.defaults;
  const shared = { task, taskOptions: defaultsOf(info.options), learningRate };

  it("gives the same bits with replayed steps", { timeout: 3_600_000 }, async () => {
    const size = LONG ? { width, batchSize } : { width: info.widths[0], batchSize: 4 };
    const language = info.metric.kind === "perplexity";
    await expectSame(
      {
        ...twinConfig({ ...shared, ...size }),
        lanes: language && !LONG ? [exact, eight] : [exact, eight, four],
      },
      inTurn(LONG || (language ? 12 : 40)),
    );
  });
});

/** Software drivers take minutes to compile the kernels of AdEMAMix when other work shares the processor. */
const COMPILE_TIMEOUT_MS = 400_000;

describe("every rule", () => {
  it.each(RULES.map(({ name }) => name))(
    "%s, in 32, 8 and 4 bits",
    async (rule) => {
      const lanes = [exact, eight, four, { ...eight, blockSize: "tensor" as const }].map((lane) => ({
        ...lane,
        rule,
      }));
      await expectSame({ ...small, lanes }, inTurn(LONG || 12));
    },
    COMPILE_TIMEOUT_MS,
  );

  it("adam with a limit on the update of a whole tensor", async () => {
    const clipped = (lane: LaneConfig) => ({ ...lane, hyper: { updateClip: 1 } });
    await expectSame({ ...small, lanes: [clipped(exact), clipped(eight)] }, inTurn(LONG || 12));
  });
});

it.each([1, 2, 3, 4, 5, 6])("%i lanes", async (count) => {
  const lanes = [exact, eight, four, { ...eight, rule: "lion" }, { ...four, rule: "momentum" }, exact];
  await expectSame({ ...small, lanes: lanes.slice(0, count) }, inTurn(LONG || 16));
});

it("data of the reader's own, and a convolutional network", async () => {
  const info = taskInfo("letters");
  const taskOptions = { ...defaultsOf(info.options), model: "conv" };
  await expectSame(
    twinConfig({ task: "letters", taskOptions, width: info.widths[0], batchSize: 4 }),
    inTurn(16),
  );
});

describe("a run that is replayed", () => {
  it("follows changes of the learning rate at their steps", async () => {
    await expectSame(small, async (run) => {
      const looks: Look[] = [];
      run.advance(6);
      looks.push(await everything(run));
      run.setLearningRate(0.05);
      run.advance(3);
      run.setLearningRate(0);
      run.advance(1);
      run.setLearningRate(0.001);
      run.advance(10);
      looks.push(await everything(run));
      const { changes } = run;
      run.reset(changes);
      run.advance(6);
      looks.push(await everything(run));
      run.advance(14);
      looks.push(await everything(run));
      return looks;
    });
  });

  it("comes back to a snapshot, also from the middle of replayed steps", async () => {
    await expectSame(small, async (run) => {
      const looks: Look[] = [];
      run.advance(5);
      await run.read();
      run.advance(5);
      const moment = await run.snapshot();
      run.advance(7);
      looks.push(await everything(run));
      run.restore(moment);
      run.advance(4);
      looks.push(await everything(run));
      run.advance(3);
      looks.push(await everything(run));
      // Losses of the way to step 17 came in two readings the second time.
      expect(looks[2].lanes).toEqual(looks[0].lanes);
      return looks;
    });
  });

  it("shows each moment as it was, though steps follow before the answer", async () => {
    await expectSame(small, async (run) => {
      run.advance(5);
      await run.read();
      const pictures = async () => {
        const [maps, metrics, look] = [run.pictures(), run.heldOut(), everything(run)];
        run.advance(9);
        return [await look, await maps, await metrics] as const;
      };
      const [first, maps, metrics] = await pictures();
      const [second, later] = await pictures();
      expect(later).not.toEqual(maps);
      const shown = { ...first, codes: [[...maps.map(bitsOf), bitsOf(Float32Array.from(metrics))]] };
      return [first, second, shown, await everything(run)];
    });
  });

  it("hands its gradients to an observer, and goes on replaying after it", async () => {
    const sums: number[][] = [];
    await expectSame(small, async (run) => {
      const seen: tf.Tensor[] = [];
      run.advance(5);
      await run.read();
      run.observe((_, gradients) => {
        seen.push(tf.tidy(() => tf.sum(tf.abs(gradients[0]))));
      });
      run.advance(2);
      run.observe(null);
      run.advance(3);
      sums.push((await Promise.all(seen.map((sum) => sum.data()))).map(([sum]) => sum));
      tf.dispose(seen);
      return [await everything(run)];
    });
    expect(sums[0]).toHaveLength(4);
    expect(sums[1]).toEqual(sums[0]);
  });

  it("goes on when a lane is no longer a number", async () => {
    const wild = { ...eight, hyper: { learningRate: 1e38 } };
    await expectSame({ ...small, lanes: [exact, wild, eight] }, inTurn(16));
  });

  it("holds the same memory after 1,000 steps as after the first ones", { timeout: 300_000 }, async () => {
    const held = () => {
      const { numTensors, numBytes } = tf.memory();
      return { ...liveBuffers(device()), numTensors, numBytes, pool: tf.engine().memory().numDataBuffers };
    };
    const atFirst = held();
    const run = new LaneRun(small);
    run.advance(4);
    await run.read();
    run.advance(4);
    await run.read();
    const before = held();
    expect(run.stepping.state).toBe("replaying");
    expect(before.count).toBeGreaterThan(atFirst.count);
    while (run.step < 1000) {
      run.advance(124);
      await run.read();
    }
    expect(held()).toEqual(before);
    run.dispose();
    expect(held()).toEqual(atFirst);
  });

  it("is the same on another device after the loss of its own", async () => {
    const run = new LaneRun(small);
    run.advance(5);
    await run.read();
    expect(run.stepping.state).toBe("replaying");
    run.advance(5);
    const expected = await everything(run);
    const moment = await run.snapshot();
    backend.lose();
    await backend.lost;
    // As ever on a lost device: steps are counted, and the reading fails.
    run.advance(3);
    expect(run.step).toBe(13);
    await expect(run.read()).rejects.toThrow();
    run.dispose();
    errors.length = 0;
    await open();
    const again = new LaneRun(small);
    again.advance(5);
    await again.read();
    again.advance(5);
    expect(await everything(again)).toEqual(expected);
    again.restore(moment);
    again.advance(6);
    expect(again.step).toBe(16);
    await again.read();
    expect(again.stepping.state).toBe("replaying");
    again.dispose();
  });

  it.each([
    [2, "recording"],
    [3, "checking"],
  ])(
    "is the same on another device if its own is lost after step %i, while it is %s",
    async (steps, state) => {
      const run = new LaneRun(small);
      run.advance(steps);
      expect(run.stepping.state).toBe(state);
      backend.lose();
      await backend.lost;
      run.advance(2);
      expect(run.step).toBe(steps + 2);
      await expect(run.read()).rejects.toThrow();
      run.dispose();
      errors.length = 0;
      await open();
      await expectSame(small, inTurn(8));
    },
  );
});

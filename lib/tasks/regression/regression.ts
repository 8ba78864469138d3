/**
 * The regression task: learn a curve from noisy points. It is the smallest task; its model is one line in a
 * picture.
 */
import * as tf from "@tensorflow/tfjs-core";
import { mlp } from "@/lib/nn/models";
import { makeRandom, type Random } from "@/lib/numerics/random";
import { checkedOptions } from "@/lib/options/options";
import type { Task, TaskSettings } from "../task";
import { CURVE_SHAPES, curveAt, readCurve } from "./curves";
import { regressionInfo, regressionOptions } from "./info";
import { CURVE_GRID, encodeSamples } from "./picture";

/** Number of held-out points of a built-in curve. */
const HELD_OUT_COUNT = 400;
/** Share of the reader's own points that is held out. */
const HELD_OUT_SHARE = 0.2;

/**
 * Factor from x to the network's input: the output of the tanh units must bend several times between the
 * ends.
 */
const INPUT_SCALE = 8;

interface Points {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

interface Data {
  readonly train: Points;
  readonly heldOut: Points;
  /** The curve without noise at CURVE_GRID. */
  readonly truth: Float32Array;
}

/** Streams of the seed, one for each use: a larger number of samples must not change the weights. */
const [TRAIN, HELD_OUT, WEIGHTS, BATCHES] = [0, 1, 2, 3];

function builtIn({ options, seed }: TaskSettings): Data {
  const { curve, waves, noise, samples } = checkedOptions(regressionOptions, options);
  const shape = CURVE_SHAPES.find(({ name }) => name === curve) ?? CURVE_SHAPES[0];
  const draw = (count: number, random: Random): Points => {
    const [xs, ys] = [new Float32Array(count), new Float32Array(count)];
    for (let i = 0; i < count; i++) {
      xs[i] = 2 * random.uniform() - 1;
      ys[i] = curveAt(shape, waves, xs[i]) + noise * random.normal();
    }
    return { xs, ys };
  };
  return {
    train: draw(samples, makeRandom(seed, TRAIN)),
    heldOut: draw(HELD_OUT_COUNT, makeRandom(seed, HELD_OUT)),
    truth: CURVE_GRID.map((x) => curveAt(shape, waves, x)),
  };
}

function own(text: string, seed: number): Data {
  const read = readCurve(text);
  if (!read.xs) throw new RangeError(read.problem);
  const { xs, ys } = read;
  const order = makeRandom(seed, HELD_OUT).shuffle(Uint32Array.from(xs, (_, i) => i));
  const picked = (indices: Uint32Array): Points => ({
    xs: Float32Array.from(indices, (i) => xs[i]),
    ys: Float32Array.from(indices, (i) => ys[i]),
  });
  const heldOut = Math.floor(HELD_OUT_SHARE * order.length);
  return {
    train: picked(order.subarray(heldOut)),
    heldOut: picked(order.subarray(0, heldOut)),
    truth: CURVE_GRID.map(() => Number.NaN),
  };
}

/**
 * The regression task. Samples: the true curve and the training points. Picture: the model's curve
 * (picture.ts).
 */
export const regression: Task = {
  info: regressionInfo,
  make(settings) {
    const { width, batchSize, seed, ownData } = settings;
    const { train, heldOut, truth } = ownData === undefined ? builtIn(settings) : own(ownData, seed);
    const spec = { inputs: 1, hidden: [width, width], outputs: 1, activation: "tanh" } as const;
    const model = mlp(spec, makeRandom(seed, WEIGHTS));
    let batches = makeRandom(seed, BATCHES);

    const column = (values: Float32Array, scale = 1) =>
      tf.tensor2d(
        values.map((value) => value * scale),
        [values.length, 1],
      );
    const grid = column(CURVE_GRID, INPUT_SCALE);
    const heldOutInputs = column(heldOut.xs, INPUT_SCALE);
    const heldOutTargets = column(heldOut.ys);
    const meanSquare = (guesses: tf.Tensor, targets: tf.Tensor) =>
      tf.mean(tf.square(tf.sub(guesses, targets))) as tf.Scalar;

    return {
      weights: model.weights,

      samples: encodeSamples({ truth, ...train }),
      nextBatch() {
        const [xs, ys] = [new Float32Array(batchSize), new Float32Array(batchSize)];
        for (let i = 0; i < batchSize; i++) {
          const sample = batches.integer(train.xs.length);
          xs[i] = train.xs[sample];
          ys[i] = train.ys[sample];
        }
        return { inputs: column(xs, INPUT_SCALE), targets: column(ys) };
      },
      rewind() {
        batches = makeRandom(seed, BATCHES);
      },
      loss: (variables, { inputs, targets }) =>
        tf.tidy(() => meanSquare(model.apply(variables, inputs as tf.Tensor2D), targets)),

      picture: (variables) => tf.tidy(() => tf.reshape(model.apply(variables, grid), [-1])),
      heldOut: (variables) =>
        tf.tidy(
          () => tf.sqrt(meanSquare(model.apply(variables, heldOutInputs), heldOutTargets)) as tf.Scalar,
        ),
      dispose: () => tf.dispose([grid, heldOutInputs, heldOutTargets]),
    };
  },
};

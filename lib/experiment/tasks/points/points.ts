/** Telling two classes of points in the plane apart: the smallest task whose whole model fits in a picture. */
import * as tf from "@tensorflow/tfjs-core";
import { mlp, softmaxCrossEntropy } from "@/lib/nn/models";
import { makeRandom } from "@/lib/numerics/random";
import { checkedOptions } from "../checkOptions";
import type { Task } from "../task";
import { pointsGrid, pointsInfo, pointsOptions } from "./info";
import { drawPoints, type LabelledPoints, pointSets } from "./pointSets";

/**
 * The network sees coordinates times this. With Glorot weights, inputs between -1 and 1 leave tanh units almost
 * linear: a spiral then takes thousands of steps before its boundary begins to bend.
 */
const inputScale = 4;
const asInputs = (positions: Float32Array) => positions.map((coordinate) => coordinate * inputScale);

/** Points that the model never trains on. */
const heldOutCount = 400;

function gridCentres(): Float32Array {
  const { min, max, cells } = pointsGrid;
  const size = (max - min) / cells;
  const centres = new Float32Array(2 * cells * cells);
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      centres[2 * (row * cells + column)] = min + (column + 0.5) * size;
      centres[2 * (row * cells + column) + 1] = max - (row + 0.5) * size;
    }
  }
  return centres;
}

function interleaved({ positions, kinds }: LabelledPoints): Float32Array {
  const samples = new Float32Array(3 * kinds.length);
  kinds.forEach((kind, i) => {
    samples.set([positions[2 * i], positions[2 * i + 1], kind], 3 * i);
  });
  return samples;
}

export const points: Task = {
  info: pointsInfo,
  make({ options, width, batchSize, seed }) {
    const { data, noise, samples } = checkedOptions(pointsOptions, options);
    const set = pointSets.find(({ name }) => name === data) ?? pointSets[0];
    // One stream for each use: more samples must not change the weights.
    const stream = (use: number) => makeRandom(seed, use);
    const train = drawPoints(set, samples, noise, stream(0));
    const trainInputs = asInputs(train.positions);
    const heldOut = drawPoints(set, heldOutCount, noise, stream(1));
    const model = mlp({ inputs: 2, hidden: [width, width], outputs: 2, activation: "tanh" }, stream(2));
    let batches = stream(3);

    const grid = tf.tensor2d(asInputs(gridCentres()), [pointsGrid.cells ** 2, 2]);
    const heldOutInputs = tf.tensor2d(asInputs(heldOut.positions), [heldOutCount, 2]);
    const heldOutKinds = tf.tensor1d(Int32Array.from(heldOut.kinds), "int32");

    return {
      weights: model.weights,
      samples: interleaved(train),
      nextBatch() {
        const inputs = new Float32Array(2 * batchSize);
        const targets = new Float32Array(2 * batchSize);
        for (let i = 0; i < batchSize; i++) {
          const sample = batches.integer(samples);
          inputs.set(trainInputs.subarray(2 * sample, 2 * sample + 2), 2 * i);
          targets[2 * i + train.kinds[sample]] = 1;
        }
        return {
          inputs: tf.tensor2d(inputs, [batchSize, 2]),
          targets: tf.tensor2d(targets, [batchSize, 2]),
        };
      },
      rewind() {
        batches = stream(3);
      },
      loss: (variables, batch) =>
        softmaxCrossEntropy(
          model.apply(variables, batch.inputs as tf.Tensor2D),
          batch.targets as tf.Tensor2D,
        ),
      /** Score of class 1 in each cell of the grid, 0 to 1. */
      picture: (variables) =>
        tf.tidy(() => tf.slice(tf.softmax(model.apply(variables, grid)), [0, 1], [-1, 1])),
      heldOut: (variables) =>
        tf.tidy(() => {
          const guess = tf.argMax(model.apply(variables, heldOutInputs), 1);
          return tf.mean(tf.cast(tf.equal(guess, heldOutKinds), "float32")) as tf.Scalar;
        }),
      dispose: () => tf.dispose([grid, heldOutInputs, heldOutKinds]),
    };
  },
};

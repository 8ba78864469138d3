/**
 * The points task: classify points in the plane. It is the smallest task whose whole model fits into a
 * picture.
 */
import * as tf from "@tensorflow/tfjs-core";
import { mlp, softmaxCrossEntropy } from "@/lib/nn/models";
import type { Task } from "../task";
import { asInputs, pointsData } from "./data";
import { POINTS_GRID, pointsInfo } from "./info";
import type { LabelledPoints } from "./pointSets";

function gridCentres(): Float32Array {
  const { min, max, cells } = POINTS_GRID;
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

/**
 * tfjs compiles other matrix products for a number of rows that is no multiple of this one (its tiles of 32 rows),
 * and these are the slowest kernels to compile.
 */
const TILE_ROWS = 32;

/** Returns positions followed by points at the origin up to a whole number of tiles, [rows, 2]. */
function wholeTiles(positions: Float32Array): tf.Tensor2D {
  const rows = Math.ceil(positions.length / 2 / TILE_ROWS) * TILE_ROWS;
  const padded = new Float32Array(2 * rows);
  padded.set(positions);
  return tf.tensor2d(asInputs(padded), [rows, 2]);
}

function interleaved({ positions, kinds }: LabelledPoints): Float32Array {
  const samples = new Float32Array(3 * kinds.length);
  kinds.forEach((kind, i) => {
    samples.set([positions[2 * i], positions[2 * i + 1], kind], 3 * i);
  });
  return samples;
}

/**
 * The points task. Samples: x, y and class of each training point, [points, 3]. Picture: the score of class 1
 * in each cell of POINTS_GRID, 0 to 1, row-major.
 */
export const points: Task = {
  info: pointsInfo,
  make(settings) {
    const data = pointsData(settings);
    const { batchSize } = settings;
    const model = mlp(data.model, data.weightStream);

    const grid = tf.tensor2d(asInputs(gridCentres()), [POINTS_GRID.cells ** 2, 2]);
    // The grid of the picture fills whole tiles, too: both use the same kernels.
    const heldOutInputs = wholeTiles(data.heldOut.positions);
    const heldOutKinds = tf.tensor1d(Int32Array.from(data.heldOut.kinds), "int32");

    return {
      weights: model.weights,
      samples: interleaved(data.train),
      nextBatch() {
        const { inputs, targets } = data.nextBatch();
        return {
          inputs: tf.tensor2d(inputs, [batchSize, 2]),
          targets: tf.tensor2d(targets, [batchSize, 2]),
        };
      },
      rewind: data.rewind,
      loss: (variables, batch) =>
        softmaxCrossEntropy(
          model.apply(variables, batch.inputs as tf.Tensor2D),
          batch.targets as tf.Tensor2D,
        ),

      picture: (variables) =>
        tf.tidy(() => tf.slice(tf.softmax(model.apply(variables, grid)), [0, 1], [-1, 1])),
      heldOut: (variables) =>
        tf.tidy(() => {
          const guesses = tf.argMax(model.apply(variables, heldOutInputs), 1);
          const guess = tf.slice(guesses, 0, heldOutKinds.size);
          return tf.mean(tf.cast(tf.equal(guess, heldOutKinds), "float32")) as tf.Scalar;
        }),
      dispose: () => tf.dispose([grid, heldOutInputs, heldOutKinds]),
    };
  },
};

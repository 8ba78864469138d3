/** Learning a straight line: an example for CONTRIBUTING.md. */
import * as tf from "@tensorflow/tfjs-core";
import { mlp } from "@/lib/nn/models";
import { makeRandom } from "@/lib/numerics/random";
import { checkedOptions } from "@/lib/options/options";
import type { Task } from "../task";
import { lineInfo, lineOptions } from "./info";

const [WEIGHTS, BATCHES] = [0, 1];
/** Places of the picture, and of the held-out samples. */
const XS = Float32Array.from({ length: 21 }, (_, i) => -1 + i / 10);

export const line: Task = {
  info: lineInfo,
  make({ options, width, batchSize, seed }) {
    const { slope } = checkedOptions(lineOptions, options);
    const model = mlp(
      { inputs: 1, hidden: [width], outputs: 1, activation: "tanh" },
      makeRandom(seed, WEIGHTS),
    );
    let batches = makeRandom(seed, BATCHES);
    const column = (values: Float32Array) => tf.tensor2d(values, [values.length, 1]);
    const truth = XS.map((x) => slope * x);
    const [grid, targets] = [column(XS), column(truth)];
    const meanSquare = (guesses: tf.Tensor, wanted: tf.Tensor) =>
      tf.mean(tf.square(tf.sub(guesses, wanted))) as tf.Scalar;
    return {
      weights: model.weights,
      /** The true values at the picture's places. */
      samples: truth,
      nextBatch() {
        const xs = Float32Array.from({ length: batchSize }, () => 2 * batches.uniform() - 1);
        return { inputs: column(xs), targets: column(xs.map((x) => slope * x)) };
      },
      rewind() {
        batches = makeRandom(seed, BATCHES);
      },
      loss: (variables, batch) =>
        tf.tidy(() => meanSquare(model.apply(variables, batch.inputs as tf.Tensor2D), batch.targets)),
      picture: (variables) => tf.tidy(() => tf.reshape(model.apply(variables, grid), [-1])),
      heldOut: (variables) =>
        tf.tidy(() => tf.sqrt(meanSquare(model.apply(variables, grid), targets)) as tf.Scalar),
      dispose: () => tf.dispose([grid, targets]),
    };
  },
};

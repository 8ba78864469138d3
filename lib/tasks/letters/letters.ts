/** The letters task: a classifier of small images whose errors readers can judge with their own eyes. */
import * as tf from "@tensorflow/tfjs-core";
import { convNet } from "@/lib/nn/convNet";
import { mlp, softmaxCrossEntropy } from "@/lib/nn/models";
import { makeRandom } from "@/lib/numerics/random";
import { checkedOptions } from "@/lib/options/options";
import type { Task } from "../task";
import { drawLetters, IMAGE_PIXELS } from "./images";
import { convLayers, HELD_OUT_IMAGES, IMAGE_SIDE, lettersInfo, lettersOf, lettersOptions } from "./info";
import { EXAMPLE_COUNT } from "./picture";

/**
 * The letters task. Samples: the held-out images, [260, 16, 16]. Picture: counts and examples of errors
 * (picture.ts).
 */
export const letters: Task = {
  info: lettersInfo,
  make({ options, width, batchSize, seed }) {
    const { letters: set, model: kind, ...rest } = checkedOptions(lettersOptions, options);
    const { samples, ...distorted } = rest;
    const names = lettersOf(set);
    // One stream of the seed for each use: a larger number of samples must not change the weights.
    const stream = (use: number) => makeRandom(seed, use);
    const train = drawLetters({ letters: names, count: samples, ...distorted }, stream(0), stream(4));
    const heldOut = drawLetters(
      { letters: names, count: HELD_OUT_IMAGES, ...distorted },
      stream(1),
      stream(5),
    );
    const outputs = names.length;
    const model =
      kind === "mlp"
        ? mlp({ inputs: IMAGE_PIXELS, hidden: [width, width], outputs, activation: "relu" }, stream(2))
        : convNet({ side: IMAGE_SIDE, ...convLayers(width), outputs }, stream(2));
    let batches = stream(3);

    const inputs = tf.tensor2d(heldOut.pixels, [HELD_OUT_IMAGES, IMAGE_PIXELS]);
    const truth = tf.tensor1d(Int32Array.from(heldOut.kinds), "int32");
    const asFloat = (tensor: tf.Tensor) => tf.cast(tensor, "float32");
    const oneHot = (indices: tf.Tensor1D) => asFloat(tf.oneHot(indices, outputs)) as tf.Tensor2D;
    const guesses = (variables: readonly tf.Variable[]) =>
      tf.argMax(model.apply(variables, inputs), 1) as tf.Tensor1D;

    return {
      weights: model.weights,

      samples: heldOut.pixels,
      nextBatch() {
        const pixels = new Float32Array(batchSize * IMAGE_PIXELS);
        const targets = new Float32Array(batchSize * outputs);
        for (let i = 0; i < batchSize; i++) {
          const sample = batches.integer(samples);
          const image = train.pixels.subarray(sample * IMAGE_PIXELS, (sample + 1) * IMAGE_PIXELS);
          pixels.set(image, i * IMAGE_PIXELS);
          targets[i * outputs + train.kinds[sample]] = 1;
        }
        return {
          inputs: tf.tensor2d(pixels, [batchSize, IMAGE_PIXELS]),
          targets: tf.tensor2d(targets, [batchSize, outputs]),
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

      picture: (variables) =>
        tf.tidy(() => {
          const guess = guesses(variables);
          const counts = tf.matMul(oneHot(truth), oneHot(guess), true);
          const wrong = asFloat(tf.notEqual(guess, truth));
          // The ordinal of each image among the errors, 0 if it is right; each row of `chosen` selects one
          // error's image.
          const rank = tf.mul(wrong, tf.cumsum(wrong));
          const ranks = tf.reshape(tf.range(1, EXAMPLE_COUNT + 1), [EXAMPLE_COUNT, 1]);
          const chosen = asFloat(tf.equal(ranks, tf.reshape(rank, [1, HELD_OUT_IMAGES]))) as tf.Tensor2D;
          const facts = tf.stack([tf.range(1, HELD_OUT_IMAGES + 1), asFloat(truth), asFloat(guess)], 1);
          const examples = tf.matMul(chosen, facts as tf.Tensor2D);
          return tf.concat([tf.reshape(counts, [-1]), tf.reshape(examples, [-1])]);
        }),
      heldOut: (variables) =>
        tf.tidy(() => tf.mean(asFloat(tf.equal(guesses(variables), truth))) as tf.Scalar),
      dispose: () => tf.dispose([inputs, truth]),
    };
  },
};

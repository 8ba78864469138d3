/**
 * The words task: a language model of words whose frequencies follow Zipf's law, the hard case for an
 * embedding.
 */
import * as tf from "@tensorflow/tfjs-core";
import { exactMatMul } from "@/lib/nn/exactMatMul";
import { transformer } from "@/lib/nn/transformer";
import { makeRandom } from "@/lib/numerics/random";
import { checkedOptions } from "@/lib/options/options";
import { batchLoss, lossesOf, perplexity } from "../language/languageModel";
import { randomWindows, windowsInTurn } from "../language/windows";
import type { Task } from "../task";
import { bandOfRank, bandsOf, packBands } from "./bands";
import { makeCorpus } from "./corpus";
import { wordsInfo, wordsModel, wordsOptions } from "./info";

/** Words of the test text on which the picture is computed: about a hundred or more in each band. */
const PICTURED_WORDS = 2048;

/**
 * Returns a matrix [words, bands] that averages values of words over their bands, and the number of words per
 * band.
 */
function bandMeans(words: ArrayLike<number>, bands: number): { means: tf.Tensor2D; counts: Int32Array } {
  const counts = new Int32Array(bands);
  for (let i = 0; i < words.length; i++) counts[bandOfRank(words[i] + 1)]++;
  const values = new Float32Array(words.length * bands);
  for (let i = 0; i < words.length; i++) {
    const band = bandOfRank(words[i] + 1);
    values[i * bands + band] = 1 / counts[band];
  }
  return { means: tf.tensor2d(values, [words.length, bands]), counts };
}

/**
 * The words task. Samples: the bands of ranks. Picture: the mean held-out loss of each band's words, then the
 * mean norm of their embedding rows, [2 * bands] (bands.ts).
 */
export const words: Task = {
  info: wordsInfo,
  make({ options, width, batchSize, seed }) {
    const checked = checkedOptions(wordsOptions, options);
    const { vocabulary, context } = checked;
    const { train, heldOut } = makeCorpus(vocabulary, checked.corpus);
    // Streams of the seed: 0 for the weights, 1 for the batches.
    const model = transformer(wordsModel(options, width), makeRandom(seed, 0));
    let batches = makeRandom(seed, 1);

    const tested = windowsInTurn(heldOut, context, checked.heldOut);
    const shown = windowsInTurn(heldOut, context, PICTURED_WORDS);
    const bands = bandsOf(vocabulary);
    const targets = heldOut.subarray(1, 1 + shown.targets.size);
    const lossMeans = bandMeans(targets, bands.length);
    const rowMeans = bandMeans(
      Int32Array.from({ length: vocabulary }, (_, i) => i),
      bands.length,
    ).means;

    return {
      weights: model.weights,

      samples: packBands(bands, lossMeans.counts),
      nextBatch: () => randomWindows(train, context, batchSize, batches),
      rewind() {
        batches = makeRandom(seed, 1);
      },
      loss: (variables, batch) => batchLoss(model, variables, batch),

      picture: (variables) =>
        tf.tidy(() => {
          const losses = lossesOf(model, variables, shown, vocabulary);
          const norms = tf.norm(variables[0], 2, 1);
          const byBand = (values: tf.Tensor, means: tf.Tensor2D) =>
            exactMatMul(tf.reshape(values, [1, -1]) as tf.Tensor2D, means);
          return tf.concat([byBand(losses, lossMeans.means), byBand(norms, rowMeans)], 1);
        }),
      heldOut: (variables) => tf.tidy(() => perplexity(lossesOf(model, variables, tested, vocabulary))),
      dispose() {
        model.dispose();
        tf.dispose([tested.inputs, tested.targets, shown.inputs, shown.targets, lossMeans.means, rowMeans]);
      },
    };
  },
};

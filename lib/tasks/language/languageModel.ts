/** Loss and evaluation of language models, for the tasks of characters and of words. */
import * as tf from "@tensorflow/tfjs-core";
import { tokenLoss, tokenLosses } from "@/lib/nn/tokenLoss";
import type { Transformer } from "@/lib/nn/transformer";
import type { Batch } from "../task";

/** Largest number of logits that an evaluation holds at once: 32 MB of floats. */
const MAX_LOGITS = 2 ** 23;

const flat = (ids: tf.Tensor) => tf.reshape(ids, [-1]) as tf.Tensor1D;

/** Returns the mean cross entropy of the next token over a batch, nats. */
export const batchLoss = (model: Transformer, variables: readonly tf.Tensor[], batch: Batch): tf.Scalar =>
  tokenLoss(model.apply(variables, batch.inputs as tf.Tensor2D), flat(batch.targets));

/**
 * Returns the cross entropy of each token of some sequences, computed in parts that fit into memory.
 *
 * @param vocabulary number of different tokens
 * @returns [sequences * context], nats
 */
export function lossesOf(
  model: Transformer,
  variables: readonly tf.Tensor[],
  { inputs, targets }: Batch,
  vocabulary: number,
): tf.Tensor1D {
  const [rows, context] = inputs.shape;
  const atOnce = Math.max(1, Math.floor(MAX_LOGITS / (context * vocabulary)));
  return tf.tidy(() => {
    const parts: tf.Tensor1D[] = [];
    for (let row = 0; row < rows; row += atOnce) {
      const size = Math.min(atOnce, rows - row);
      parts.push(
        tf.tidy(() => {
          const part = (ids: tf.Tensor) => tf.slice(ids as tf.Tensor2D, [row, 0], [size, -1]);
          return tokenLosses(model.apply(variables, part(inputs)), flat(part(targets)));
        }),
      );
    }
    return parts.length === 1 ? parts[0] : tf.concat1d(parts);
  });
}

/** Returns exp(mean loss): the number of equally likely tokens among which the model in effect chooses. */
export const perplexity = (losses: tf.Tensor1D): tf.Scalar =>
  tf.tidy(() => tf.exp(tf.mean(losses)) as tf.Scalar);

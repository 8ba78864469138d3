/** Cross entropy over a vocabulary from the numbers of the true tokens, without one-hot targets. */
import * as tf from "@tensorflow/tfjs-core";

/**
 * Returns -log softmax(logits) at the true token of each row, in nats, [rows].
 *
 * One tensor of the size of the logits is saved for the gradient. The gradient is softmax(logits)
 * minus 1 at the true token; its one-hot rows exist only during three kernels.
 *
 * @param logits [rows, vocabulary]
 * @param ids int32 [rows], 0 to vocabulary - 1
 * @returns [rows]
 */
export function tokenLosses(logits: tf.Tensor2D, ids: tf.Tensor1D): tf.Tensor1D {
  const [rows, vocabulary] = logits.shape;
  const operation = tf.customGrad((...args) => {
    const [x, save] = args as unknown as [tf.Tensor2D, tf.GradSaveFunc];
    const shifted = tf.sub(x, tf.max(x, 1, true)) as tf.Tensor2D;
    const logSum = tf.log(tf.sum(tf.exp(shifted), 1)) as tf.Tensor1D;
    const places = tf.add(tf.mul(tf.range(0, rows, 1, "int32"), tf.scalar(vocabulary, "int32")), ids);
    const atTrue = tf.gather(tf.reshape(shifted, [-1]), places as tf.Tensor1D);
    save([shifted, logSum, ids]);
    return {
      value: tf.sub(logSum, atTrue),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [kept, sums, trueIds] = saved;
        const share = tf.exp(tf.sub(kept, tf.reshape(sums, [rows, 1])));
        const difference = tf.sub(share, tf.oneHot(trueIds, vocabulary));
        return tf.mul(difference, tf.reshape(dy, [rows, 1]));
      },
    };
  });
  return operation(logits) as tf.Tensor1D;
}

/** Returns the mean of `tokenLosses`, the loss of a language model. Its exponential is the perplexity. */
export const tokenLoss = (logits: tf.Tensor2D, ids: tf.Tensor1D): tf.Scalar =>
  tf.mean(tokenLosses(logits, ids));

/** Causal self-attention of several heads (Vaswani and others, 2017). */
import * as tf from "@tensorflow/tfjs-core";

/** Added to the score of a later token: softmax makes 0 of it. Finite, so that no NaN can come of it. */
const FORBIDDEN_LOGIT = -1e9;

/** [context, context]: 0 where the token of the row may look, a large negative number at later tokens. */
export function causalMask(context: number): tf.Tensor2D {
  const values = new Float32Array(context * context);
  for (let row = 0; row < context; row++)
    values.fill(FORBIDDEN_LOGIT, row * context + row + 1, (row + 1) * context);
  return tf.tensor2d(values, [context, context]);
}

/** The division of rows into sequences and heads, and the mask. */
export interface AttentionSetting {
  readonly sequences: number;
  readonly heads: number;
  /** `causalMask` of at least as many tokens as there are. */
  readonly mask: tf.Tensor2D;
}

/**
 * Each token looks at itself and the tokens before it: softmax(q k^T / sqrt(d)) v for each head.
 *
 * @param qkv queries, keys and values of each token, [sequences * tokens, 3 * width]
 * @returns [sequences * tokens, width]
 */
export function selfAttention(qkv: tf.Tensor2D, { sequences, heads, mask }: AttentionSetting): tf.Tensor2D {
  const width = qkv.shape[1] / 3;
  const tokens = qkv.shape[0] / sequences;
  const depth = width / heads;
  const apart = tf.transpose(tf.reshape(qkv, [sequences, tokens, 3, heads, depth]), [2, 0, 3, 1, 4]);
  const [q, k, v] = tf.unstack(tf.reshape(apart, [3, sequences * heads, tokens, depth])) as tf.Tensor3D[];
  const scores = tf.matMul(tf.mul(q, 1 / Math.sqrt(depth)), k, false, true);
  const allowed = tf.add(scores, tf.slice(mask, [0, 0], [tokens, tokens]));
  const mixed = tf.matMul(tf.softmax(allowed) as tf.Tensor3D, v);
  const together = tf.transpose(tf.reshape(mixed, [sequences, heads, tokens, depth]), [0, 2, 1, 3]);
  return tf.reshape(together, [sequences * tokens, width]);
}

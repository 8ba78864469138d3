/**
 * Embeddings: the table with a row for each token of a vocabulary, as it is usually made and as the stable
 * embedding layer of the paper has it (arXiv 2110.02861).
 *
 * The stable layer has three ingredients, each of which can be had alone: Xavier uniform initialization,
 * layer normalization of the token vectors before positions are added, and 32-bit optimizer state. The first
 * two are here; the third is the optimizer's: give it `keep32: [EMBEDDING_LAYER]`.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { Random } from "@/lib/numerics/random";
import { exactMatMul } from "./exactMatMul";
import { layerNorm } from "./layerNorm";
import { glorotUniform, type Weight } from "./models";

/** First part of the names of the layer's weights, and the entry for them in an optimizer's `keep32`. */
export const EMBEDDING_LAYER = "embedding";

/** Size, initialization and normalization of an embedding. */
export interface EmbeddingSpec {
  /** Number of tokens. */
  readonly vocabulary: number;
  /** Length of a token's vector. */
  readonly width: number;
  /**
   * xavier: U(-a, a) with a = sqrt(6 / (vocabulary + width)). normal: N(0, 1 / width), and the vectors that
   * are looked up are multiplied by sqrt(width), as libraries for language models commonly do: variance 1 at
   * the start, and gradients sqrt(width) times as large. Xavier goes without that scale.
   */
  readonly init: "xavier" | "normal";
  /** Normalize each vector that is looked up. */
  readonly layerNorm: boolean;
}

/** The paper's choices for an `EmbeddingSpec`. */
export const stable = { init: "xavier", layerNorm: true } as const;

/** An embedding's initial weights and its look-up. */
export interface Embedding {
  /** The table first; then gain and bias of the layer norm, if there is one. */
  readonly weights: readonly Weight[];
  /**
   * @param variables one per entry of `weights`, in that order
   * @param ids int32 [tokens]
   * @returns [tokens, width]
   */
  apply(variables: readonly tf.Tensor[], ids: tf.Tensor1D): tf.Tensor2D;
}

/** Makes an embedding as a plain function of its weights. */
export function embedding(spec: EmbeddingSpec, random: Random): Embedding {
  const { vocabulary, width, init } = spec;
  const scale = Math.sqrt(width);
  const values =
    init === "xavier"
      ? glorotUniform(vocabulary, width, random)
      : Float32Array.from({ length: vocabulary * width }, () => random.normal() / scale);
  const weights: Weight[] = [{ name: `${EMBEDDING_LAYER}/weight`, shape: [vocabulary, width], values }];
  if (spec.layerNorm) {
    weights.push(
      { name: `${EMBEDDING_LAYER}/gain`, shape: [width], values: new Float32Array(width).fill(1) },
      { name: `${EMBEDDING_LAYER}/bias`, shape: [width], values: new Float32Array(width) },
    );
  }
  return {
    weights,
    apply(variables, ids) {
      const rows = lookUp(variables[0] as tf.Tensor2D, ids);
      const scaled = init === "normal" ? (tf.mul(rows, scale) as tf.Tensor2D) : rows;
      return spec.layerNorm ? layerNorm(scaled, variables[1], variables[2]) : scaled;
    },
  };
}

/**
 * Returns rows of a table. Its gradient adds up the gradients of equal tokens in a fixed order.
 *
 * tfjs's own gradient of gather (unsortedSegmentSum) adds by float atomics on WebGPU, in whatever order the
 * threads run: two runs differ in their last bits. Here the sums are matrix products. With a vocabulary up to
 * the number of tokens, it is the product with the one-hot rows. Above it, `same` [tokens, tokens] marks
 * equal tokens, `same` times dy has in each row the sum over all equal tokens, and these rows are written to
 * their places. Equal tokens write equal bits to the same place, so that the order of the writes does not
 * matter.
 *
 * @param table [vocabulary, width]
 * @param ids int32 [tokens]
 * @returns [tokens, width]
 */
export function lookUp(table: tf.Tensor2D, ids: tf.Tensor1D): tf.Tensor2D {
  const operation = tf.customGrad((...args) => {
    const [rows, save] = args as unknown as [tf.Tensor2D, tf.GradSaveFunc];
    // Saved, because ids that the loss function itself makes are gone by the time of the gradient.
    save([ids]);
    return {
      value: tf.gather(rows, ids),
      gradFunc: (dy: tf.Tensor, [kept]: tf.Tensor[]) =>
        addRows(dy as tf.Tensor2D, kept as tf.Tensor1D, table.shape[0]),
    };
  });
  return operation(table) as tf.Tensor2D;
}

/**
 * Returns the gradient of the table, [vocabulary, width]: in each token's row the sum of its rows of dy
 * [tokens, width], and zeros for tokens that do not occur.
 */
function addRows(dy: tf.Tensor2D, ids: tf.Tensor1D, vocabulary: number): tf.Tensor2D {
  return tf.tidy(() => {
    const [tokens, width] = dy.shape;
    if (vocabulary <= tokens)
      return exactMatMul(tf.cast(tf.oneHot(ids, vocabulary), "float32") as tf.Tensor2D, dy, true);
    const column = tf.reshape(ids, [tokens, 1]);
    const same = tf.cast(tf.equal(column, tf.reshape(ids, [1, tokens])), "float32") as tf.Tensor2D;
    // tf.zeros would send its zeros from the CPU.
    const empty = tf.fill([vocabulary, width], 0);
    return tf.tensorScatterUpdate(empty, column, exactMatMul(same, dy)) as tf.Tensor2D;
  });
}

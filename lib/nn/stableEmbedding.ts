/** The stable embedding layer for TensorFlow.js programs. */
import * as tf from "@tensorflow/tfjs-core";
import { makeRandom } from "@/lib/numerics/random";
import { type EmbeddingSpec, embedding, stable } from "./embedding";
import { checkSize } from "./optimizerChecks";

/** The stable embedding layer for programs that use tfjs variables. */
export interface StableEmbedding {
  /** The table, and gain and bias of the layer norm. Train them like any other variables. */
  readonly variables: readonly tf.Variable[];
  /** Names for the optimizer's option `keep32`: the table's state stays in 32 bits. */
  readonly keep32: readonly string[];
  /**
   * Look tokens up. Add position embeddings to the result, not before.
   *
   * @param ids int32, any shape
   * @returns [...ids.shape, width]
   */
  apply(ids: tf.Tensor): tf.Tensor;
  dispose(): void;
}

let layersMade = 0;

/**
 * An embedding layer that trains stably with 8-bit optimizers: Xavier uniform initialization, layer
 * normalization of the token vectors, and 32-bit optimizer state (arXiv 2110.02861).
 *
 *   const tokens = stableEmbedding({ vocabulary: 8192, width: 256 });
 *   const optimizer = adam8bit({ learningRate: 1e-3, keep32: tokens.keep32 });
 *   optimizer.minimize(() => loss(tf.add(tokens.apply(ids), positions)));
 *
 * Its gradients are the same bits each time, which those of tf.gather are not on WebGPU. For a model that was
 * trained without the layer norm, pass `layerNorm: false` and load its table: a norm would change what the
 * rows mean.
 *
 * @param seed of the initial weights, a whole number from 0 to 2^32 - 1
 * @throws OptimizerError or NumericsError that names the argument, its value and what is allowed
 */
export function stableEmbedding({
  seed = 0,
  ...spec
}: Pick<EmbeddingSpec, "vocabulary" | "width"> &
  Partial<EmbeddingSpec> & { readonly seed?: number }): StableEmbedding {
  checkSize("vocabulary", spec.vocabulary);
  checkSize("width", spec.width);
  const layer = embedding({ ...stable, ...spec }, makeRandom(seed));
  const prefix = `stable_embedding_${layersMade++}`;
  const variables = layer.weights.map(({ name, shape, values }) => {
    const initial = tf.tensor(values.slice(), [...shape]);
    const variable = tf.variable(initial, true, `${prefix}/${name}`);
    initial.dispose();
    return variable;
  });
  return {
    variables,
    keep32: [variables[0].name],
    apply: (ids) =>
      tf.tidy(() => tf.reshape(layer.apply(variables, tf.reshape(ids, [-1])), [...ids.shape, spec.width])),
    dispose: () => tf.dispose([...variables]),
  };
}

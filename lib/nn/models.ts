/**
 * Small models as plain functions of their variables, so that a reader sees the arithmetic and no library of
 * layers.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { Random } from "@/lib/numerics/random";
import { type MlpSpec, mlpWeights, type Weight } from "./mlpWeights";

export { glorotUniform, type MlpSpec, type Weight } from "./mlpWeights";

/** A model's initial weights and its function. */
export interface Model {
  /** Initial weights; the same numbers for the same random stream, on any engine. */
  readonly weights: readonly Weight[];
  /**
   * @param variables one per entry of `weights`, in that order
   * @param inputs [samples, inputs]
   * @returns [samples, outputs]; for a classifier the logits
   */
  apply(variables: readonly tf.Tensor[], inputs: tf.Tensor2D): tf.Tensor2D;
}

/** Makes a multi-layer perceptron: kernels with Glorot weights, biases of zero. */
export function mlp(spec: MlpSpec, random: Random): Model {
  const weights = mlpWeights(spec, random);
  const activate = spec.activation === "tanh" ? tf.tanh : tf.relu;
  return {
    weights,
    apply: (variables, inputs) =>
      tf.tidy(() => {
        let layer = inputs;
        for (let i = 0; i < variables.length; i += 2) {
          const sum = tf.add(tf.matMul(layer, variables[i] as tf.Tensor2D), variables[i + 1]) as tf.Tensor2D;
          layer = i + 2 < variables.length ? activate(sum) : sum;
        }
        return layer;
      }),
  };
}

/**
 * Returns the mean cross entropy of softmax(logits) against the true classes, in nats.
 *
 * @param logits [samples, classes]
 * @param oneHot [samples, classes], 1 at the true class and 0 elsewhere
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, oneHot: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const logProbability = tf.logSoftmax(logits);
    return tf.neg(tf.mean(tf.sum(tf.mul(oneHot, logProbability), 1))) as tf.Scalar;
  });
}

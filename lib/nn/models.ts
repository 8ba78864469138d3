/** Small models as plain functions of their variables: no layers library between the reader and the arithmetic. */
import * as tf from "@tensorflow/tfjs-core";
import type { Random } from "@/lib/numerics/random";

/** One weight tensor as it is before the first step. */
export interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Float32Array;
}

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

export interface MlpSpec {
  readonly inputs: number;
  /** Units of each hidden layer. */
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly activation: "tanh" | "relu";
}

/**
 * Glorot and Bengio's uniform initialization (2010): each weight from U(-a, a), a = sqrt(6 / (inputs + outputs)),
 * which keeps the variance of activations and gradients alike from layer to layer.
 */
export function glorotUniform(inputs: number, outputs: number, random: Random): Float32Array {
  const limit = Math.sqrt(6 / (inputs + outputs));
  return Float32Array.from({ length: inputs * outputs }, () => (2 * random.uniform() - 1) * limit);
}

/** A multi-layer perceptron: kernels with Glorot weights, biases at zero. */
export function mlp(spec: MlpSpec, random: Random): Model {
  const sizes = [spec.inputs, ...spec.hidden, spec.outputs];
  const weights: Weight[] = [];
  for (let layer = 0; layer + 1 < sizes.length; layer++) {
    const [inputs, outputs] = [sizes[layer], sizes[layer + 1]];
    const name = layer + 2 === sizes.length ? "output" : `hidden${layer + 1}`;
    weights.push(
      { name: `${name}/kernel`, shape: [inputs, outputs], values: glorotUniform(inputs, outputs, random) },
      { name: `${name}/bias`, shape: [outputs], values: new Float32Array(outputs) },
    );
  }
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
 * Mean cross entropy of softmax(logits) against the true classes, in nats.
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

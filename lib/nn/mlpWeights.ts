/**
 * The weights of a multi-layer perceptron before its first step, as plain arrays, without tfjs.
 */
import type { Random } from "@/lib/numerics/random";

/** One weight tensor as it is before the first step. */
export interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Float32Array;
}

/** Sizes and activation of a multi-layer perceptron. */
export interface MlpSpec {
  readonly inputs: number;
  /** Units of each hidden layer. */
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly activation: "tanh" | "relu";
}

/**
 * Returns weights by Glorot and Bengio's uniform initialization (2010), [inputs, outputs]: each weight from
 * U(-a, a), a = sqrt(6 / (inputs + outputs)), which keeps the variance of activations and gradients alike
 * from layer to layer.
 */
export function glorotUniform(inputs: number, outputs: number, random: Random): Float32Array {
  const limit = Math.sqrt(6 / (inputs + outputs));
  return Float32Array.from({ length: inputs * outputs }, () => (2 * random.uniform() - 1) * limit);
}

/**
 * Returns kernels with Glorot weights and biases of zero, layer by layer: hidden1/kernel, hidden1/bias, ...,
 * output/bias.
 */
export function mlpWeights(spec: MlpSpec, random: Random): Weight[] {
  const sizes = [spec.inputs, ...spec.hidden, spec.outputs];
  return sizes.slice(1).flatMap((outputs, layer) => {
    const inputs = sizes[layer];
    const name = layer + 2 === sizes.length ? "output" : `hidden${layer + 1}`;
    return [
      { name: `${name}/kernel`, shape: [inputs, outputs], values: glorotUniform(inputs, outputs, random) },
      { name: `${name}/bias`, shape: [outputs], values: new Float32Array(outputs) },
    ];
  });
}

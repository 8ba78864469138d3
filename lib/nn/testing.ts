/** Variables and a loss for the tests of the optimizers. */
import * as tf from "@tensorflow/tfjs-core";
import { makeRandom } from "@/lib/numerics/random";

const random = makeRandom(11);
/** Standard normal numbers, other ones at each call. */
export const noise = (n: number) => Float32Array.from({ length: n }, () => random.normal());

/** A variable of its own values. */
export function variableOf(values: Float32Array, name?: string): tf.Variable {
  const initial = tf.tensor1d(values);
  const variable = tf.variable(initial, true, name);
  initial.dispose();
  return variable;
}

/** Sum of (v - 1)^2 over all variables: a bowl with its bottom at 1. */
export const bowl = (variables: tf.Variable[]) => () =>
  tf.addN(variables.map((v) => tf.sum(tf.square(tf.sub(v, 1))))) as tf.Scalar;

/** A copy of a tensor's values. */
export const valuesOf = async (tensor: tf.Tensor) => (await tensor.data<"float32">()).slice();

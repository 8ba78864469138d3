/**
 * A decoder-only transformer with layer norms before each part (pre-norm), as a plain function of its
 * variables.
 *
 * The output matrix is not tied to the embedding: it costs vocabulary x width more weights, but the table
 * then gets its gradients from look-ups alone, which is what the stable embedding layer is about, and
 * `keep32` names it alone. There is no dropout, so that only the batch is random.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { Random } from "@/lib/numerics/random";
import { GELU_SLOPE } from "@/lib/numerics/transformer/gelu";
import { type Embedding, embedding } from "./embedding";
import { linear } from "./exactMatMul";
import { layerNorm } from "./layerNorm";
import { glorotUniform, type Weight } from "./models";
import { causalMask, selfAttention } from "./selfAttention";
import { shapesOf, sinusoids, type TransformerSpec } from "./transformerShapes";

/** A transformer's initial weights and its function. */
export interface Transformer {
  /** Initial weights; the same numbers for the same random stream, on any engine. */
  readonly weights: readonly Weight[];
  /**
   * @param variables one per entry of `weights`, in that order
   * @param ids int32 [sequences, tokens], at most `context` tokens
   * @returns logits of the token after each, [sequences * tokens, vocabulary]
   */
  apply(variables: readonly tf.Tensor[], ids: tf.Tensor2D): tf.Tensor2D;
  /** Frees the constants that the model keeps. */
  dispose(): void;
}

/**
 * Returns initial values: gains 1, biases 0, Glorot kernels, and standard normal rows of learned positions.
 */
function initial(name: string, shape: readonly number[], random: Random): Float32Array {
  if (name.endsWith("gain")) return new Float32Array(shape[0]).fill(1);
  if (shape.length === 1) return new Float32Array(shape[0]);
  const [inputs, outputs] = shape;
  if (name === "positions/weight")
    return Float32Array.from({ length: inputs * outputs }, () => random.normal());
  return glorotUniform(inputs, outputs, random);
}

/**
 * Makes a transformer as a plain function of its variables.
 *
 * @throws RangeError if the number of heads does not divide the width
 */
export function transformer(spec: TransformerSpec, random: Random): Transformer {
  const { layers, heads, context } = spec;
  const { width } = spec.embedding;
  if (width % heads !== 0) throw new RangeError(`heads is ${heads}, but must divide the width, ${width}.`);
  const tokens: Embedding = embedding(spec.embedding, random);
  const learned = spec.positions === "learned";
  const rest = shapesOf(spec).map(
    ([name, shape]): Weight => ({ name, shape, values: initial(name, shape, random) }),
  );
  const constants = {
    positions: learned ? undefined : tf.tensor2d(sinusoids(context, width), [context, width]),
    mask: causalMask(context),
  };
  const activate = (x: tf.Tensor2D): tf.Tensor2D =>
    spec.activation === "relu" ? tf.relu(x) : tf.mul(x, tf.sigmoid(tf.mul(x, GELU_SLOPE)));
  const affine = (x: tf.Tensor2D, kernel: tf.Tensor, bias: tf.Tensor): tf.Tensor2D =>
    tf.add(linear(x, kernel as tf.Tensor2D), bias);

  function logits(variables: readonly tf.Tensor[], ids: tf.Tensor2D): tf.Tensor2D {
    const [sequences, length] = ids.shape;
    let used = 0;
    const take = (count: number) => {
      used += count;
      return variables.slice(used - count, used);
    };
    const rows = tokens.apply(take(tokens.weights.length), tf.reshape(ids, [-1]));
    const table = (learned ? take(1)[0] : constants.positions) as tf.Tensor2D;
    const placed = tf.add(
      tf.reshape(rows, [sequences, length, width]),
      tf.slice(table, [0, 0], [length, -1]),
    );
    let x = tf.reshape(placed, [-1, width]) as tf.Tensor2D;
    for (let layer = 0; layer < layers; layer++) {
      const [gain, bias, qkv, qkvBias, out, outBias] = take(6);
      const attended = selfAttention(affine(layerNorm(x, gain, bias), qkv, qkvBias), {
        sequences,
        heads,
        mask: constants.mask,
      });
      x = tf.add(x, affine(attended, out, outBias));
      const [gain2, bias2, up, upBias, down, downBias] = take(6);
      x = tf.add(x, affine(activate(affine(layerNorm(x, gain2, bias2), up, upBias)), down, downBias));
    }
    const [gain, bias, kernel, kernelBias] = take(4);
    return affine(layerNorm(x, gain, bias), kernel, kernelBias);
  }

  return {
    weights: [...tokens.weights, ...rest],
    apply: (variables, ids) => tf.tidy(() => logits(variables, ids)),
    dispose: () => {
      constants.positions?.dispose();
      constants.mask.dispose();
    },
  };
}

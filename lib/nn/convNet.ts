/** A small convolutional network for square images of one channel, as a plain function of its variables. */
import * as tf from "@tensorflow/tfjs-core";
import type { Random } from "@/lib/numerics/random";
import type { Model, Weight } from "./models";

/** Sizes of the network. */
export interface ConvNetSpec {
  /** Pixels of an image's side: a multiple of 4, since it is halved twice. */
  readonly side: number;
  /** Channels of the two convolutions. */
  readonly channels: readonly [number, number];
  /** Units of the layer between the convolutions and the output. */
  readonly hidden: number;
  readonly outputs: number;
}

/** Side of a convolution's kernel, pixels. */
const KERNEL_SIDE = 3;

/** The shape of each weight tensor, in the order of the weights. */
function convNetShapes({ side, channels: [first, second], hidden, outputs }: ConvNetSpec) {
  return [
    { name: "conv1/kernel", shape: [KERNEL_SIDE, KERNEL_SIDE, 1, first] },
    { name: "conv1/bias", shape: [first] },
    { name: "conv2/kernel", shape: [KERNEL_SIDE, KERNEL_SIDE, first, second] },
    { name: "conv2/bias", shape: [second] },
    { name: "hidden/kernel", shape: [(side / 4) ** 2 * second, hidden] },
    { name: "hidden/bias", shape: [hidden] },
    { name: "output/kernel", shape: [hidden, outputs] },
    { name: "output/bias", shape: [outputs] },
  ] as const;
}

/** Makes a network of two convolutions of 3 x 3 pixels, each with relu and a maximum over 2 x 2 pixels, and a hidden layer
 * of relu units. Kernels have Glorot weights, biases begin at zero. Inputs are [samples, side * side], row-major images.
 *
 * The same run gives the same numbers, on a GPU too: tfjs's gradients of conv2d sum in one thread each. A
 * product of unfolded images would be faster, but where many rows make a small result tfjs adds with float
 * atomics, in any order (tfjs 4.22, BatchMatMul_impl: MatMulSplitKProgram from 2,000 rows on).
 */
export function convNet(spec: ConvNetSpec, random: Random): Model {
  const { side, outputs } = spec;
  return {
    weights: convNetShapes(spec).map(({ name, shape }) => weightOf(name, shape, random)),
    apply: (variables, inputs) =>
      tf.tidy(() => {
        const [kernel1, bias1, kernel2, bias2, hiddenKernel, hiddenBias, outputKernel, outputBias] =
          variables;
        const images = tf.reshape(inputs, [-1, side, side, 1]) as tf.Tensor4D;
        const once = stage(images, kernel1 as tf.Tensor4D, bias1);
        const twice = stage(once, kernel2 as tf.Tensor4D, bias2);
        const flat = tf.reshape(twice, [-1, hiddenKernel.shape[0]!]);
        const hidden = tf.relu(tf.add(tf.matMul(flat, hiddenKernel as tf.Tensor2D), hiddenBias));
        const logits = tf.add(tf.matMul(hidden as tf.Tensor2D, outputKernel as tf.Tensor2D), outputBias);
        return tf.reshape(logits, [-1, outputs]) as tf.Tensor2D;
      }),
  };
}

/** Returns a convolution of the same size with relu, halved by a maximum over 2 x 2 pixels. */
function stage(images: tf.Tensor4D, kernel: tf.Tensor4D, bias: tf.Tensor): tf.Tensor4D {
  const sums = tf.add(tf.conv2d(images, kernel, 1, "same"), bias) as tf.Tensor4D;
  return tf.maxPool(tf.relu(sums), 2, 2, "valid");
}

function weightOf(name: string, shape: readonly number[], random: Random): Weight {
  const size = shape.reduce((product, length) => product * length, 1);
  if (shape.length === 1) return { name, shape, values: new Float32Array(size) };
  const [inputs, outputs] = shape.slice(-2);
  // The places of the kernel: each output sums over them, and each input affects as many outputs.
  const places = size / (inputs * outputs);
  const limit = Math.sqrt(6 / (places * (inputs + outputs)));
  return {
    name,
    shape,
    values: Float32Array.from({ length: size }, () => (2 * random.uniform() - 1) * limit),
  };
}

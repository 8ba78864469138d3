/**
 * Multiplies matrices with the same bits in every run.
 *
 * tfjs's WebGPU backend (4.22.0, kernels/BatchMatMul_impl.js) cuts a product into parts along its inner
 * dimension when the result is small and the inner dimension 2000 or more, and lets the parts add up by float
 * atomics, in whatever order they finish. Two runs then differ in their last bits, and a rewind is not exact.
 * Here such a product is cut by us and added up in one order. This can go when tfjs sums in a fixed order.
 */
import * as tf from "@tensorflow/tfjs-core";

/** The longest inner dimension that tfjs never cuts. */
const LONGEST_INNER = 1999;

/** Above this many tiles of the result, each `TILE_SIZE` wide and high, tfjs never cuts (it says 8 or 16). */
const MAX_TILES = 16;
const TILE_SIZE = 32;

/**
 * Returns the product of two matrices, with the same bits in every run.
 *
 * @param a [rows, inner], or [inner, rows] if `transposeA`
 * @param b [inner, columns], or [columns, inner] if `transposeB`
 * @returns [rows, columns]
 */
export function exactMatMul(
  a: tf.Tensor2D,
  b: tf.Tensor2D,
  transposeA = false,
  transposeB = false,
): tf.Tensor2D {
  const [inner, rows] = transposeA ? a.shape : [a.shape[1], a.shape[0]];
  const columns = b.shape[transposeB ? 0 : 1];
  const tiles = Math.ceil(rows / TILE_SIZE) * Math.ceil(columns / TILE_SIZE);
  if (inner <= LONGEST_INNER || tiles > MAX_TILES) return tf.matMul(a, b, transposeA, transposeB);

  return tf.tidy(() => {
    const parts = Math.ceil(inner / LONGEST_INNER);
    const length = Math.ceil(inner / parts);
    const along = (x: tf.Tensor2D, axis: 0 | 1, from: number, size: number) =>
      axis === 0 ? tf.slice(x, [from, 0], [size, -1]) : tf.slice(x, [0, from], [-1, size]);
    let sum: tf.Tensor2D | undefined;
    for (let from = 0; from < inner; from += length) {
      const size = Math.min(length, inner - from);
      const partA = along(a, transposeA ? 0 : 1, from, size);
      const partB = along(b, transposeB ? 1 : 0, from, size);
      const part: tf.Tensor2D = tf.matMul(partA, partB, transposeA, transposeB);
      sum = sum ? (tf.add(sum, part) as tf.Tensor2D) : part;
    }
    return sum as tf.Tensor2D;
  });
}

/**
 * Returns x times a kernel. Its gradients have the same bits in every run too: for layers whose number of
 * rows or outputs may reach 2000.
 *
 * @param x [rows, inputs]
 * @param kernel [inputs, outputs]
 * @returns [rows, outputs]
 */
export function linear(x: tf.Tensor2D, kernel: tf.Tensor2D): tf.Tensor2D {
  const product = tf.customGrad((...args) => {
    const [inputs, weights, save] = args as unknown as [tf.Tensor2D, tf.Tensor2D, tf.GradSaveFunc];
    save([inputs, weights]);
    return {
      value: exactMatMul(inputs, weights),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [savedInputs, savedWeights] = saved as tf.Tensor2D[];
        return [
          exactMatMul(dy as tf.Tensor2D, savedWeights, false, true),
          exactMatMul(savedInputs, dy as tf.Tensor2D, true, false),
        ];
      },
    };
  });
  return product(x, kernel) as tf.Tensor2D;
}

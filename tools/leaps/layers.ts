/**
 * Forward and backward passes of the few layers that the experiments need, in plain arrays and float32
 * storage.
 */
import type { Random } from "@/lib/numerics/random";
import type { Tensor } from "./problem";

/**
 * Returns the weights of a layer with `inputs` inputs per unit: normal numbers of variance 2 / inputs (He et
 * al. 2015).
 */
export function heWeights(name: string, shape: readonly number[], inputs: number, random: Random): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  const scale = Math.sqrt(2 / inputs);
  return { name, shape, values: Float32Array.from({ length: size }, () => scale * random.normal()) };
}

/** Returns a tensor of zeros, [size]. */
export const zeros = (name: string, size: number): Tensor => ({
  name,
  shape: [size],
  values: new Float32Array(size),
});

/**
 * Computes x W + b.
 *
 * @param x [rows, ins]
 * @param w [ins, outs]
 * @returns [rows, outs]
 */
export function dense(x: Float32Array, w: Float32Array, b: Float32Array, ins: number): Float32Array {
  const outs = b.length;
  const rows = x.length / ins;
  const y = new Float32Array(rows * outs);
  for (let row = 0; row < rows; row++) {
    const out = y.subarray(row * outs, (row + 1) * outs);
    out.set(b);
    for (let i = 0; i < ins; i++) {
      const value = x[row * ins + i];
      if (value === 0) continue;
      for (let j = 0; j < outs; j++) out[j] += value * w[i * outs + j];
    }
  }
  return y;
}

/**
 * Computes the gradients of `dense` from dy, [rows, outs].
 *
 * @returns dw, db, and dx if `wantInput`
 */
export function denseBack(
  x: Float32Array,
  w: Float32Array,
  dy: Float32Array,
  ins: number,
  wantInput: boolean,
): { dw: Float32Array; db: Float32Array; dx: Float32Array } {
  const outs = w.length / ins;
  const rows = x.length / ins;
  const dw = new Float32Array(w.length);
  const db = new Float32Array(outs);
  const dx = new Float32Array(wantInput ? x.length : 0);
  for (let row = 0; row < rows; row++) {
    const above = dy.subarray(row * outs, (row + 1) * outs);
    for (let j = 0; j < outs; j++) db[j] += above[j];
    for (let i = 0; i < ins; i++) {
      const value = x[row * ins + i];
      if (value !== 0) for (let j = 0; j < outs; j++) dw[i * outs + j] += value * above[j];
      if (wantInput) {
        let sum = 0;
        for (let j = 0; j < outs; j++) sum += above[j] * w[i * outs + j];
        dx[row * ins + i] = sum;
      }
    }
  }
  return { dw, db, dx };
}

/** Replaces negative values by 0, in place. */
export function relu(x: Float32Array): Float32Array {
  for (let i = 0; i < x.length; i++) if (x[i] < 0) x[i] = 0;
  return x;
}

/** Clears the gradient where the ReLU's output was 0, in place. */
export function reluBack(dy: Float32Array, y: Float32Array): Float32Array {
  for (let i = 0; i < dy.length; i++) if (y[i] <= 0) dy[i] = 0;
  return dy;
}

/**
 * Lays the 3 x 3 patches of images side by side, so that a convolution without padding is a `dense`.
 *
 * @param x [rows, side, side, channels]
 * @returns [rows * (side - 2)^2, 9 * channels]
 */
export function patches(x: Float32Array, side: number, channels: number): Float32Array {
  const out = new Float32Array(patchIndex(side, channels).length * (x.length / (side * side * channels)));
  const index = patchIndex(side, channels);
  const image = side * side * channels;
  for (let row = 0, at = 0; row * image < x.length; row++)
    for (let k = 0; k < index.length; k++) out[at++] = x[row * image + index[k]];
  return out;
}

/** Adds the gradient of the patches up into the gradient of the images: the transpose of `patches`. */
export function patchesBack(d: Float32Array, side: number, channels: number): Float32Array {
  const index = patchIndex(side, channels);
  const image = side * side * channels;
  const dx = new Float32Array((d.length / index.length) * image);
  for (let row = 0, at = 0; at < d.length; row++)
    for (let k = 0; k < index.length; k++) dx[row * image + index[k]] += d[at++];
  return dx;
}

const indices = new Map<string, Int32Array>();

/** Returns the indices of an image's values in the order of its patches. */
function patchIndex(side: number, channels: number): Int32Array {
  const key = `${side} ${channels}`;
  const known = indices.get(key);
  if (known) return known;
  const places: number[] = [];
  for (let y = 0; y + 2 < side; y++)
    for (let x = 0; x + 2 < side; x++)
      for (let k = 0; k < 9; k++)
        for (let c = 0; c < channels; c++)
          places.push(((y + Math.floor(k / 3)) * side + x + (k % 3)) * channels + c);
  const index = Int32Array.from(places);
  indices.set(key, index);
  return index;
}

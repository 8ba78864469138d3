/**
 * Names and shapes of a transformer's weights, and its fixed positions, without a tensor library: a page
 * shows the size before it loads one.
 */
import type { EmbeddingSpec } from "./embedding";

/** Sizes and parts of a transformer. */
export interface TransformerSpec {
  readonly embedding: EmbeddingSpec;
  readonly layers: number;
  /** Divides the width. */
  readonly heads: number;
  /** Most tokens that the model sees at once. */
  readonly context: number;
  /** Units of the feed-forward part are four times the width. gelu has `GELU_SLOPE` (lib/numerics/transformer/gelu.ts). */
  readonly activation: "relu" | "gelu";
  readonly positions: "learned" | "sinusoidal";
}

/** Returns names and shapes of a layer's weights, in order; kernels are [inputs, outputs]. */
const layerShapes = (width: number): readonly (readonly [string, readonly number[]])[] => [
  ["attention/gain", [width]],
  ["attention/normBias", [width]],
  ["attention/kernel", [width, 3 * width]],
  ["attention/bias", [3 * width]],
  ["attention/outKernel", [width, width]],
  ["attention/outBias", [width]],
  ["forward/gain", [width]],
  ["forward/normBias", [width]],
  ["forward/kernel", [width, 4 * width]],
  ["forward/bias", [4 * width]],
  ["forward/outKernel", [4 * width, width]],
  ["forward/outBias", [width]],
];

/** Returns names and shapes of all weights after the embedding, in order. */
export function shapesOf({ embedding: { vocabulary, width }, layers, context, positions }: TransformerSpec) {
  const shapes: (readonly [string, readonly number[]])[] = [];
  if (positions === "learned") shapes.push(["positions/weight", [context, width]]);
  for (let layer = 1; layer <= layers; layer++)
    for (const [name, shape] of layerShapes(width)) shapes.push([`layer${layer}/${name}`, shape]);
  shapes.push(
    ["output/gain", [width]],
    ["output/normBias", [width]],
    ["output/kernel", [width, vocabulary]],
    ["output/bias", [vocabulary]],
  );
  return shapes;
}

/** Returns the number of elements of each weight, in order. */
export function transformerSizes(spec: TransformerSpec): number[] {
  const { vocabulary, width, layerNorm: norm } = spec.embedding;
  const after = shapesOf(spec).map(([, shape]) => shape.reduce((a, b) => a * b, 1));
  return [vocabulary * width, ...(norm ? [width, width] : []), ...after];
}

/**
 * Returns the names of all weights, in the same order; the weights of the embedding (embedding.ts) come
 * first.
 */
export function transformerNames(spec: TransformerSpec): string[] {
  const embedding = spec.embedding.layerNorm ? ["weight", "gain", "bias"] : ["weight"];
  return [...embedding.map((part) => `embedding/${part}`), ...shapesOf(spec).map(([name]) => name)];
}

/**
 * Positions as sines and cosines of wavelengths from 2 pi to 20,000 pi (Vaswani and others, 2017): nothing to
 * learn, values between -1 and 1.
 *
 * @returns [context, width], row-major; sines in the even columns
 */
export function sinusoids(context: number, width: number): Float32Array {
  const table = new Float32Array(context * width);
  for (let position = 0; position < context; position++) {
    for (let column = 0; column < width; column++) {
      const angle = position / 10000 ** ((column - (column % 2)) / width);
      table[position * width + column] = column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }
  }
  return table;
}

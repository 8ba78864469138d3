/** The shape of a transformer on bytes: names, shapes and initial values of its weights. */
import { NumericsError } from "../errors";
import { fillUniform } from "./fillUniform";

/** The number of values of a byte: the vocabulary, which needs no tokenizer. */
export const BYTE_VOCABULARY = 256;

/** Units of the feed-forward part over the width. */
export const FORWARD_FACTOR = 4;

/** Standard deviation of the initial weights (Radford and others, 2019). */
const INITIAL_DEVIATION = 0.02;

/** The sizes of a decoder-only transformer on bytes. */
export interface ByteSpec {
  readonly layers: number;
  /** Length of a token's vector; a multiple of 4 * heads. */
  readonly width: number;
  readonly heads: number;
  /** Most bytes that the model sees at once. */
  readonly context: number;
}

/** A weight tensor's name and shape. Kernels are [inputs, outputs]. */
export interface WeightShape {
  readonly name: string;
  readonly shape: readonly number[];
}

/** The number of weight tensors before the first layer, and in each layer. */
export const TENSORS_BEFORE_LAYERS = 2;
export const TENSORS_IN_LAYER = 12;

/** Returns the weight tensors of one layer, in order. */
function layerShapes(layer: number, width: number): WeightShape[] {
  const wide = FORWARD_FACTOR * width;
  const named = (rest: string, ...shape: number[]): WeightShape => ({ name: `layer${layer}/${rest}`, shape });
  return [
    named("attention/gain", width),
    named("attention/normBias", width),
    named("attention/kernel", width, 3 * width),
    named("attention/bias", 3 * width),
    named("attention/outKernel", width, width),
    named("attention/outBias", width),
    named("forward/gain", width),
    named("forward/normBias", width),
    named("forward/kernel", width, wide),
    named("forward/bias", wide),
    named("forward/outKernel", wide, width),
    named("forward/outBias", width),
  ];
}

/**
 * Returns the weight tensors of a model in order: the table of the bytes, which is also the output matrix, the
 * learned positions, the layers, and the last layer norm.
 *
 * @throws NumericsError if a size is no whole number from 1, or the width no multiple of 4 * heads
 */
export function byteWeightShapes(spec: ByteSpec): WeightShape[] {
  const { layers, width, heads, context } = spec;
  for (const [name, value] of Object.entries({ layers, width, heads, context }))
    if (!Number.isSafeInteger(value) || value < 1)
      throw new NumericsError(name, value, "a whole number from 1");
  if (width % (4 * heads) !== 0)
    throw new NumericsError("width", width, `a multiple of ${4 * heads}, four times the number of heads`);
  return [
    { name: "embedding/weight", shape: [BYTE_VOCABULARY, width] },
    { name: "positions/weight", shape: [context, width] },
    ...Array.from({ length: layers }, (_, i) => layerShapes(i + 1, width)).flat(),
    { name: "output/gain", shape: [width] },
    { name: "output/normBias", shape: [width] },
  ];
}

/** Returns the number of elements of a tensor. */
export const elementsOf = ({ shape }: WeightShape): number => shape.reduce((product, n) => product * n, 1);

/**
 * Returns the largest initial magnitude of a matrix: its values are uniform with a deviation of 0.02, and less by
 * sqrt(2 layers) for the two kernels of a layer that write to the residual stream (Radford and others, 2019).
 *
 * @returns 0 for a vector: gains begin at 1, biases at 0
 */
export function initialAmplitude({ name, shape }: WeightShape, { layers }: ByteSpec): number {
  if (shape.length === 1) return 0;
  // The deviation of uniform numbers is their largest magnitude over sqrt(3).
  const amplitude = Math.sqrt(3) * INITIAL_DEVIATION;
  return name.endsWith("outKernel") ? amplitude / Math.sqrt(2 * layers) : amplitude;
}

/** Returns whether a tensor begins at 1 and not at 0 or at random. */
export const isGain = ({ name }: WeightShape): boolean => name.endsWith("gain");

/** Returns the initial weights of a model; each tensor has a random stream of its own. */
export const initialByteWeights = (spec: ByteSpec, seed: number): Float32Array[] =>
  byteWeightShapes(spec).map((weight, tensor) => {
    const values = new Float32Array(elementsOf(weight));
    if (isGain(weight)) return values.fill(1);
    const amplitude = initialAmplitude(weight, spec);
    if (amplitude > 0) fillUniform(values, amplitude, seed, tensor);
    return values;
  });

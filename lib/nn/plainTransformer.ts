/**
 * The transformer of transformer.ts on plain arrays, one token at a time, for writing text. On a GPU each
 * token would be a chain of small kernels that wait for the kernels of the token before; here it takes about
 * as many multiplications as the model has weights. Sums are in float64, stored values in float32. A test
 * compares the two transformers.
 */
import { GELU_SLOPE } from "@/lib/numerics/transformer/gelu";
import { NORM_EPSILON } from "@/lib/numerics/transformer/layerNorm";
import { sinusoids, type TransformerSpec, transformerNames, transformerSizes } from "./transformerShapes";

/**
 * Takes the next token of one sequence and returns the logits of the token after it, [vocabulary].
 *
 * @throws RangeError after `context` tokens, and for a token outside the vocabulary
 */
export type Reader = (token: number) => Float32Array;

/** Returns a reader for a new sequence: a function from each token to the logits of the next. */
export type PlainTransformer = () => Reader;

/** Returns x normalized to mean 0 and variance 1, times `gain` plus `bias`. */
function normalized(x: Float32Array, gain: Float32Array, bias: Float32Array): Float32Array {
  let mean = 0;
  for (const value of x) mean += value / x.length;
  let variance = 0;
  for (const value of x) variance += (value - mean) ** 2 / x.length;
  const inverse = 1 / Math.sqrt(variance + NORM_EPSILON);
  return x.map((value, i) => (value - mean) * inverse * gain[i] + bias[i]);
}

/** Returns x kernel + bias, for a kernel [inputs, outputs]. */
function affine(x: Float32Array, kernel: Float32Array, bias: Float32Array): Float32Array {
  const outputs = bias.length;
  const sums = Float64Array.from(bias);
  for (let i = 0; i < x.length; i++) {
    const row = i * outputs;
    for (let j = 0; j < outputs; j++) sums[j] += x[i] * kernel[row + j];
  }
  return Float32Array.from(sums);
}

function addTo(x: Float32Array, other: Float32Array): void {
  for (let i = 0; i < x.length; i++) x[i] += other[i];
}

/**
 * Makes a transformer of plain arrays.
 *
 * @param weights all weights, one tensor after the other, in the order of `transformerNames`
 * @throws RangeError if the number of weights is not the model's
 */
export function plainTransformer(spec: TransformerSpec, weights: Float32Array): PlainTransformer {
  const { layers, heads, context, positions, activation } = spec;
  const { width, vocabulary, init, layerNorm } = spec.embedding;
  const depth = width / heads;
  const parts = new Map<string, Float32Array>();
  const names = transformerNames(spec);
  let used = 0;
  for (const [i, size] of transformerSizes(spec).entries()) {
    parts.set(names[i], weights.subarray(used, used + size));
    used += size;
  }
  if (used !== weights.length)
    throw new RangeError(`There are ${weights.length} weights; the model has ${used}.`);
  const part = (name: string) => parts.get(name)!;
  const table = part("embedding/weight");
  const places = positions === "learned" ? part("positions/weight") : sinusoids(context, width);
  const scale = init === "normal" ? Math.sqrt(width) : 1;
  const activate = (value: number) =>
    activation === "relu" ? Math.max(0, value) : value / (1 + Math.exp(-GELU_SLOPE * value));
  const norm = (x: Float32Array, name: string, bias = `${name}/normBias`) =>
    normalized(x, part(`${name}/gain`), part(bias));

  return () => {
    const pasts = Array.from({ length: layers }, () => ({
      keys: new Float32Array(context * width),
      values: new Float32Array(context * width),
    }));
    let position = 0;

    /** What this token takes from those up to it: softmax(q k / sqrt(depth)) v in each head. */
    function attend(layer: number, qkv: Float32Array): Float32Array {
      const { keys, values } = pasts[layer];
      keys.set(qkv.subarray(width, 2 * width), position * width);
      values.set(qkv.subarray(2 * width), position * width);
      const mixed = new Float32Array(width);
      for (let first = 0; first < width; first += depth) {
        const shares = new Float64Array(position + 1);
        for (let t = 0; t <= position; t++) {
          let score = 0;
          for (let i = first; i < first + depth; i++) score += qkv[i] * keys[t * width + i];
          shares[t] = score / Math.sqrt(depth);
        }
        const largest = Math.max(...shares);
        let sum = 0;
        for (let t = 0; t <= position; t++) {
          shares[t] = Math.exp(shares[t] - largest);
          sum += shares[t];
        }
        for (let i = first; i < first + depth; i++) {
          let value = 0;
          for (let t = 0; t <= position; t++) value += (shares[t] / sum) * values[t * width + i];
          mixed[i] = value;
        }
      }
      return mixed;
    }

    return (token) => {
      if (position >= context) throw new RangeError(`A sequence has at most ${context} tokens.`);
      if (token < 0 || token >= vocabulary) throw new RangeError(`token is ${token}, of ${vocabulary}.`);
      let x: Float32Array = table.subarray(token * width, (token + 1) * width).map((value) => value * scale);
      if (layerNorm) x = norm(x, "embedding", "embedding/bias");
      addTo(x, places.subarray(position * width, (position + 1) * width));
      for (let layer = 0; layer < layers; layer++) {
        const name = (rest: string) => `layer${layer + 1}/${rest}`;
        const through = (from: Float32Array, kernel: string, bias: string) =>
          affine(from, part(name(kernel)), part(name(bias)));
        const qkv = through(norm(x, name("attention")), "attention/kernel", "attention/bias");
        addTo(x, through(attend(layer, qkv), "attention/outKernel", "attention/outBias"));
        const up = through(norm(x, name("forward")), "forward/kernel", "forward/bias").map(activate);
        addTo(x, through(up, "forward/outKernel", "forward/outBias"));
      }
      position++;
      return affine(norm(x, "output"), part("output/kernel"), part("output/bias"));
    };
  };
}

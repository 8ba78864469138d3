/**
 * A small language model on plain arrays, with gradients written by hand: an embedding, one hidden layer and an output
 * layer of its own ("untied"), the three kinds of layers that 8-bit optimizers treat differently.
 *
 *   x = [embedding of each word of the context]      h = tanh(x kernel + bias)      scores = h kernel + bias
 */
import { glorotUniform, type Weight } from "@/lib/nn/mlpWeights";
import { makeRandom } from "@/lib/numerics/random";
import { CONTEXT, HIDDEN, VOCABULARY, WIDTH } from "./patient";
import type { WordBatch } from "./text";

const INPUTS = CONTEXT * WIDTH;

/** Standard deviation of the numbers of the embedding before the first step. */
const EMBEDDING_DEVIATION = 0.5;

/**
 * Returns the weights before the first step: embedding/table [VOCABULARY, WIDTH], hidden/kernel, hidden/bias,
 * output/kernel, output/bias.
 */
export function clinicWeights(seed: number): readonly Weight[] {
  const random = makeRandom(seed);
  const table = Float32Array.from(
    { length: VOCABULARY * WIDTH },
    () => EMBEDDING_DEVIATION * random.normal(),
  );
  return [
    { name: "embedding/table", shape: [VOCABULARY, WIDTH], values: table },
    { name: "hidden/kernel", shape: [INPUTS, HIDDEN], values: glorotUniform(INPUTS, HIDDEN, random) },
    { name: "hidden/bias", shape: [HIDDEN], values: new Float32Array(HIDDEN) },
    { name: "output/kernel", shape: [HIDDEN, VOCABULARY], values: glorotUniform(HIDDEN, VOCABULARY, random) },
    { name: "output/bias", shape: [VOCABULARY], values: new Float32Array(VOCABULARY) },
  ];
}

const x = new Float64Array(INPUTS);
const backX = new Float64Array(INPUTS);
const h = new Float64Array(HIDDEN);
const backH = new Float64Array(HIDDEN);
const scores = new Float64Array(VOCABULARY);

/**
 * Computes the gradients of the mean cross entropy of one batch.
 *
 * @param params one array for each weight, in the order of `clinicWeights`
 * @param grads overwritten with the gradients, arrays of the same sizes
 * @returns the loss, nats a word
 */
export function clinicGradients(
  params: readonly Float32Array[],
  { inputs, targets }: WordBatch,
  grads: readonly Float32Array[],
): number {
  const [table, kernel1, bias1, kernel2, bias2] = params;
  const [atTable, atKernel1, atBias1, atKernel2, atBias2] = grads;
  for (const grad of grads) grad.fill(0);
  let loss = 0;
  for (let sample = 0; sample < targets.length; sample++) {
    const words = inputs.subarray(sample * CONTEXT, (sample + 1) * CONTEXT);
    for (let k = 0; k < CONTEXT; k++)
      for (let i = 0; i < WIDTH; i++) x[k * WIDTH + i] = table[words[k] * WIDTH + i];
    product(x, kernel1, bias1, h);
    for (let j = 0; j < HIDDEN; j++) h[j] = Math.tanh(h[j]);
    product(h, kernel2, bias2, scores);
    loss += crossEntropy(scores, targets[sample], targets.length);
    backward(h, kernel2, scores, atKernel2, atBias2, backH);
    for (let j = 0; j < HIDDEN; j++) backH[j] *= 1 - h[j] * h[j];
    backward(x, kernel1, backH, atKernel1, atBias1, backX);
    for (let k = 0; k < CONTEXT; k++)
      for (let i = 0; i < WIDTH; i++) atTable[words[k] * WIDTH + i] += backX[k * WIDTH + i];
  }
  return loss / targets.length;
}

/** Computes y = x kernel + bias; x [inputs], kernel [inputs, outputs], y [outputs]. */
function product(x: Float64Array, kernel: Float32Array, bias: Float32Array, y: Float64Array): void {
  const outputs = y.length;
  y.set(bias);
  for (let i = 0; i < x.length; i++) {
    const value = x[i];
    const row = i * outputs;
    for (let j = 0; j < outputs; j++) y[j] += value * kernel[row + j];
  }
}

/**
 * Adds the gradients at the kernel and the bias, and computes the gradient at x, from the gradient at y = x kernel +
 * bias.
 */
function backward(
  x: Float64Array,
  kernel: Float32Array,
  atY: Float64Array,
  atKernel: Float32Array,
  atBias: Float32Array,
  atX: Float64Array,
): void {
  const outputs = atY.length;
  for (let j = 0; j < outputs; j++) atBias[j] += atY[j];
  for (let i = 0; i < x.length; i++) {
    const value = x[i];
    const row = i * outputs;
    let sum = 0;
    for (let j = 0; j < outputs; j++) {
      sum += atY[j] * kernel[row + j];
      atKernel[row + j] += value * atY[j];
    }
    atX[i] = sum;
  }
}

/**
 * Returns the cross entropy of softmax(scores) against one word, nats.
 *
 * @param scores overwritten with the gradient of the mean over `samples` at the scores
 */
function crossEntropy(scores: Float64Array, target: number, samples: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < scores.length; j++) if (scores[j] > most) most = scores[j];
  const own = scores[target] - most;
  let sum = 0;
  for (let j = 0; j < scores.length; j++) {
    scores[j] = Math.exp(scores[j] - most);
    sum += scores[j];
  }
  for (let j = 0; j < scores.length; j++) scores[j] /= sum * samples;
  scores[target] -= 1 / samples;
  return Math.log(sum) - own;
}

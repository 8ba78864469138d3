/**
 * The network of the points task on plain arrays, with gradients written by hand: for computations that need
 * real gradients in a worker without a tensor library, and for numbers that are computed while the site is
 * built. Tested against the gradients of tfjs.
 */
import { mlpWeights, type Weight } from "@/lib/nn/mlpWeights";
import type { TaskSettings } from "../task";
import { type PlainBatch, pointsData } from "./data";

/** The points task's network, its batches and its gradients, on plain arrays. */
export interface PlainNetwork {
  /** Weights before the first step: hidden1/kernel, hidden1/bias, ..., output/bias. */
  readonly weights: readonly Weight[];
  /** Returns the next batch of a stream that the seed determines. */
  nextBatch(): PlainBatch;
  /** Restarts the stream of batches. */
  rewind(): void;
  /**
   * Computes the gradients of the loss of one batch.
   *
   * @param params one array for each weight, in the order of `weights`
   * @param grads overwritten with the gradients, arrays of the same sizes
   * @returns mean cross entropy of the batch, nats
   */
  gradients(params: readonly Float32Array[], batch: PlainBatch, grads: readonly Float32Array[]): number;
}

const CLASSES = 2;

/**
 * Makes the network of some settings. Sums are computed in float64, values are stored in float32.
 *
 * @throws RangeError with a sentence for the reader if own points cannot be used
 */
export function plainPoints(settings: TaskSettings): PlainNetwork {
  const { width, batchSize } = settings;
  const { model, weightStream, nextBatch, rewind } = pointsData(settings);
  const x1 = new Float32Array(batchSize * width);
  const x2 = new Float32Array(batchSize * width);
  const back1 = new Float32Array(batchSize * width);
  const back2 = new Float32Array(batchSize * width);
  const scores = new Float32Array(batchSize * CLASSES);
  return {
    weights: mlpWeights(model, weightStream),
    nextBatch,
    rewind,
    gradients(params, { inputs, targets }, grads) {
      const [kernel1, bias1, kernel2, bias2, kernel3, bias3] = params;
      forward(inputs, 2, kernel1, bias1, x1);
      tanh(x1);
      forward(x1, width, kernel2, bias2, x2);
      tanh(x2);
      forward(x2, width, kernel3, bias3, scores);
      const loss = crossEntropy(scores, targets);
      backward(x2, width, kernel3, scores, grads[4], grads[5], back2);
      throughTanh(x2, back2);
      backward(x1, width, kernel2, back2, grads[2], grads[3], back1);
      throughTanh(x1, back1);
      backward(inputs, 2, kernel1, back1, grads[0], grads[1]);
      return loss;
    },
  };
}

/** Computes y = x kernel + bias; x [samples, inputs], kernel [inputs, outputs], y [samples, outputs]. */
function forward(
  x: Float32Array,
  inputs: number,
  kernel: Float32Array,
  bias: Float32Array,
  y: Float32Array,
): void {
  const outputs = bias.length;
  const row = new Float64Array(outputs);
  for (let sample = 0; sample * inputs < x.length; sample++) {
    row.set(bias);
    for (let i = 0; i < inputs; i++) {
      const value = x[sample * inputs + i];
      for (let j = 0; j < outputs; j++) row[j] += value * kernel[i * outputs + j];
    }
    y.set(row, sample * outputs);
  }
}

/**
 * Computes the loss's gradients at the kernel, the bias and x from its gradient at y = x kernel + bias.
 *
 * @param atY gradient at y, [samples, outputs]
 * @param atX overwritten with the gradient at x, [samples, inputs]; left out for the first layer
 */
function backward(
  x: Float32Array,
  inputs: number,
  kernel: Float32Array,
  atY: Float32Array,
  atKernel: Float32Array,
  atBias: Float32Array,
  atX?: Float32Array,
): void {
  const outputs = atBias.length;
  const samples = x.length / inputs;
  const sums = new Float64Array(outputs);
  for (let sample = 0; sample < samples; sample++)
    for (let j = 0; j < outputs; j++) sums[j] += atY[sample * outputs + j];
  atBias.set(sums);
  for (let i = 0; i < inputs; i++) {
    sums.fill(0);
    for (let sample = 0; sample < samples; sample++) {
      const value = x[sample * inputs + i];
      for (let j = 0; j < outputs; j++) sums[j] += value * atY[sample * outputs + j];
    }
    atKernel.set(sums, i * outputs);
  }
  if (!atX) return;
  for (let sample = 0; sample < samples; sample++) {
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let j = 0; j < outputs; j++) sum += atY[sample * outputs + j] * kernel[i * outputs + j];
      atX[sample * inputs + i] = sum;
    }
  }
}

function tanh(x: Float32Array): void {
  for (let i = 0; i < x.length; i++) x[i] = Math.tanh(x[i]);
}

/** Multiplies the gradient by tanh' = 1 - y^2, where y is the output of tanh. */
function throughTanh(y: Float32Array, gradient: Float32Array): void {
  for (let i = 0; i < y.length; i++) gradient[i] *= 1 - y[i] * y[i];
}

/**
 * Returns the mean cross entropy of softmax(scores) against the true classes, nats.
 *
 * @param scores [samples, CLASSES]; overwritten with the loss's gradient at the scores
 * @param targets [samples, CLASSES], 1 at the true class and 0 elsewhere
 */
function crossEntropy(scores: Float32Array, targets: Float32Array): number {
  const samples = scores.length / CLASSES;
  let loss = 0;
  for (let k = 0; k < scores.length; k += CLASSES) {
    const most = Math.max(scores[k], scores[k + 1]);
    const sum = Math.exp(scores[k] - most) + Math.exp(scores[k + 1] - most);
    for (let c = k; c < k + CLASSES; c++) {
      const logProbability = scores[c] - most - Math.log(sum);
      loss -= targets[c] * logProbability;
      scores[c] = (Math.exp(logProbability) - targets[c]) / samples;
    }
  }
  return loss / samples;
}

/**
 * A small language model of words on plain arrays, with gradients written by hand: an embedding, one hidden layer and
 * an output layer of its own ("untied"). It needs no tensor library, so that workers can train it at once.
 *
 *   x = [embedding of each word of the context]      h = f(x kernel + bias)      scores = h kernel + bias
 */
import type { Random } from "@/lib/numerics/random";
import type { ProductRounding } from "@/lib/numerics/switchBack";
import { glorotUniform, type Weight } from "./mlpWeights";

/** Sizes and activation of the model. */
export interface WordNetSpec {
  /** Number of different words. */
  readonly vocabulary: number;
  /** Words that the model sees before the word that it predicts. */
  readonly context: number;
  /** Numbers of a word's vector. */
  readonly width: number;
  /** Units of the hidden layer. */
  readonly hidden: number;
  readonly activation: "tanh" | "relu";
  /** Distribution of the kernels before the first step; both have the variance of Glorot and Bengio. */
  readonly init: "uniform" | "normal";
}

/** Samples: the words before each target, and the targets. */
export interface WordBatch {
  /** Numbers of the words before the target, [samples, context]. */
  readonly inputs: Int32Array;
  /** Number of the word that follows, [samples]. */
  readonly targets: Int32Array;
}

/** The model. `params` always has one array for each weight, in the order of `weights`. */
export interface WordNet {
  readonly spec: WordNetSpec;
  /**
   * Returns the weights before the first step: embedding/table [vocabulary, width], hidden/kernel [context width,
   * hidden], hidden/bias, output/kernel [hidden, vocabulary], output/bias.
   */
  weights(random: Random): readonly Weight[];
  /**
   * Computes the gradients of the mean cross entropy of one batch.
   *
   * @param grads overwritten with the gradients, arrays of the sizes of `params`
   * @returns the loss, nats a word
   */
  gradients(params: readonly Float32Array[], batch: WordBatch, grads: readonly Float32Array[]): number;
  /** Returns the mean cross entropy of some samples, nats a word. */
  loss(params: readonly Float32Array[], batch: WordBatch): number;
  /** Returns the input of the hidden layer for each sample, [samples, context width]. */
  inputs(params: readonly Float32Array[], batch: WordBatch): Float32Array;
  /** Returns the output of the hidden layer for each sample, [samples, hidden]. */
  hidden(params: readonly Float32Array[], batch: WordBatch): Float32Array;
  /**
   * Returns the mean cross entropy of given outputs of the output layer, nats a word.
   *
   * @param scores [samples, vocabulary]
   */
  lossOf(scores: Float32Array, targets: Int32Array): number;
}

/** Products without rounding. */
const EXACT: ProductRounding = {
  kernel: (w) => w,
  row: (values) => values,
  forKernel: (values) => values,
};

/** Standard deviation of the numbers of the embedding before the first step. */
const EMBEDDING_DEVIATION = 0.5;

/** How the numbers that enter the products of a layer are rounded; a layer that is left out does not round. */
export interface WordNetRounding {
  readonly hidden?: ProductRounding;
  readonly output?: ProductRounding;
}

/** Makes the model of some sizes. Sums are computed in float64, weights and gradients are stored in float32. */
export function makeWordNet(spec: WordNetSpec, rounding: WordNetRounding = {}): WordNet {
  const { vocabulary, context, width, hidden, activation, init } = spec;
  const inputs = context * width;
  const x = new Float64Array(inputs);
  const backX = new Float64Array(inputs);
  const h = new Float64Array(hidden);
  const backH = new Float64Array(hidden);
  const scores = new Float64Array(vocabulary);
  const initial = init === "uniform" ? glorotUniform : glorotNormal;
  const relu = activation === "relu";
  const atHidden = rounding.hidden ?? EXACT;
  const atOutput = rounding.output ?? EXACT;

  function readWords(table: Float32Array, batch: WordBatch, sample: number): void {
    for (let k = 0; k < context; k++) {
      const from = batch.inputs[sample * context + k] * width;
      for (let i = 0; i < width; i++) x[k * width + i] = table[from + i];
    }
  }

  /** Returns the weights with kernels as they enter the products. */
  const roundedKernels = ([table, kernel1, bias1, kernel2, bias2]: readonly Float32Array[]) =>
    [table, atHidden.kernel(kernel1), bias1, atOutput.kernel(kernel2), bias2] as const;

  /** Computes the scores of the output layer from `h`, with rounded kernels. */
  function scoresOf([, , , kernel, bias]: readonly Float32Array[]): void {
    product(atOutput.row(h), kernel, bias, scores);
  }

  /** Computes `h`, with rounded kernels. */
  function hiddenOf([table, kernel, bias]: readonly Float32Array[], batch: WordBatch, sample: number): void {
    readWords(table, batch, sample);
    product(atHidden.row(x), kernel, bias, h);
    for (let j = 0; j < hidden; j++) h[j] = relu ? Math.max(0, h[j]) : Math.tanh(h[j]);
  }

  return {
    spec,
    weights(random) {
      const table = Float32Array.from(
        { length: vocabulary * width },
        () => EMBEDDING_DEVIATION * random.normal(),
      );
      return [
        { name: "embedding/table", shape: [vocabulary, width], values: table },
        { name: "hidden/kernel", shape: [inputs, hidden], values: initial(inputs, hidden, random) },
        { name: "hidden/bias", shape: [hidden], values: new Float32Array(hidden) },
        { name: "output/kernel", shape: [hidden, vocabulary], values: initial(hidden, vocabulary, random) },
        { name: "output/bias", shape: [vocabulary], values: new Float32Array(vocabulary) },
      ];
    },
    gradients(params, batch, grads) {
      const rounded = roundedKernels(params);
      const [, kernel1, , kernel2] = rounded;
      const [atTable, atKernel1, atBias1, atKernel2, atBias2] = grads;
      for (const grad of grads) grad.fill(0);
      const samples = batch.targets.length;
      let loss = 0;
      for (let sample = 0; sample < samples; sample++) {
        hiddenOf(rounded, batch, sample);
        scoresOf(rounded);
        loss += crossEntropy(scores, batch.targets[sample], samples);
        addOuter(atOutput.forKernel(h), atOutput.forKernel(scores), atKernel2, atBias2);
        backward(kernel2, atOutput.row(scores), backH);
        for (let j = 0; j < hidden; j++) backH[j] *= relu ? Number(h[j] > 0) : 1 - h[j] * h[j];
        addOuter(atHidden.forKernel(x), atHidden.forKernel(backH), atKernel1, atBias1);
        backward(kernel1, atHidden.row(backH), backX);
        for (let k = 0; k < context; k++) {
          const to = batch.inputs[sample * context + k] * width;
          for (let i = 0; i < width; i++) atTable[to + i] += backX[k * width + i];
        }
      }
      return loss / samples;
    },
    loss(params, batch) {
      let loss = 0;
      const rounded = roundedKernels(params);
      for (let sample = 0; sample < batch.targets.length; sample++) {
        hiddenOf(rounded, batch, sample);
        scoresOf(rounded);
        loss += crossEntropy(scores, batch.targets[sample], 1);
      }
      return loss / batch.targets.length;
    },
    inputs([table], batch) {
      const rows = new Float32Array(batch.targets.length * inputs);
      for (let sample = 0; sample < batch.targets.length; sample++) {
        readWords(table, batch, sample);
        rows.set(x, sample * inputs);
      }
      return rows;
    },
    hidden(params, batch) {
      const rows = new Float32Array(batch.targets.length * hidden);
      const rounded = roundedKernels(params);
      for (let sample = 0; sample < batch.targets.length; sample++) {
        hiddenOf(rounded, batch, sample);
        rows.set(h, sample * hidden);
      }
      return rows;
    },
    lossOf(rows, targets) {
      let loss = 0;
      for (let sample = 0; sample < targets.length; sample++) {
        scores.set(rows.subarray(sample * vocabulary, (sample + 1) * vocabulary));
        loss += crossEntropy(scores, targets[sample], 1);
      }
      return loss / targets.length;
    },
  };
}

/** Returns normal numbers of the variance of `glorotUniform`, 2 / (inputs + outputs), [inputs, outputs]. */
function glorotNormal(inputs: number, outputs: number, random: Random): Float32Array {
  const deviation = Math.sqrt(2 / (inputs + outputs));
  return Float32Array.from({ length: inputs * outputs }, () => deviation * random.normal());
}

/** Computes y = x kernel + bias; x [inputs], kernel [inputs, outputs], y [outputs]. */
function product(x: Float64Array, kernel: Float32Array, bias: Float32Array, y: Float64Array): void {
  const outputs = y.length;
  y.set(bias);
  for (let i = 0; i < x.length; i++) {
    const value = x[i];
    if (value === 0) continue;
    const row = i * outputs;
    for (let j = 0; j < outputs; j++) y[j] += value * kernel[row + j];
  }
}

/** Adds the gradients at the kernel and the bias of y = x kernel + bias, from the gradient at y. */
function addOuter(x: Float64Array, atY: Float64Array, atKernel: Float32Array, atBias: Float32Array): void {
  const outputs = atY.length;
  for (let j = 0; j < outputs; j++) atBias[j] += atY[j];
  for (let i = 0; i < x.length; i++) {
    const value = x[i];
    const row = i * outputs;
    for (let j = 0; j < outputs; j++) atKernel[row + j] += value * atY[j];
  }
}

/** Computes the gradient at x from the gradient at y = x kernel + bias. */
function backward(kernel: Float32Array, atY: Float64Array, atX: Float64Array): void {
  const outputs = atY.length;
  for (let i = 0; i < atX.length; i++) {
    const row = i * outputs;
    let sum = 0;
    for (let j = 0; j < outputs; j++) sum += atY[j] * kernel[row + j];
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

/**
 * The language model whose trained weights the figures of chapter 10 quantize. It is trained by Adam with 32-bit state,
 * in the reader's worker, on the artificial language of the words task.
 */
import { makeWordNet, type WordBatch, type WordNet, type WordNetSpec } from "@/lib/nn/wordNet";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { makeGrammar } from "@/lib/tasks/words/grammar";
import { makeLexicon } from "@/lib/tasks/words/lexicon";
import type { Sliced } from "../sliced";

/** Sizes of the model. Its kernels begin with normal numbers, as those of large language models do. */
export const WORD_MODEL = {
  vocabulary: 250,
  context: 3,
  width: 16,
  hidden: 64,
  activation: "relu",
  init: "normal",
} as const;

/** Number of training steps. */
export const TRAINING_STEPS = 500;
const BATCH = 32;
/** Learning rate of the first half; in the second half it falls to zero. */
const LEARNING_RATE = 0.005;
const TRAINING_WORDS = 50_000;
const HELD_OUT_WORDS = 3000;
const CALIBRATION_SAMPLES = 1024;
/** The language is the same for every seed, which determines weights and batches only. */
const LANGUAGE_SEED = 1;

/** Places of the weights in `params`, by the name that readers see. */
export const TENSORS = { embedding: 0, hidden: 1, output: 3 } as const;
/** The name of a tensor. Biases are not quantized. */
export type TensorName = keyof typeof TENSORS;

/** A trained model. Nothing in it may be changed: it is kept for the next request. */
export interface TrainedWords {
  readonly net: WordNet;
  /** The weights, in the order of `WordNet.weights`. */
  readonly params: readonly Float32Array[];
  /** Number of weights. */
  readonly count: number;
  /** Adam's first and second moments after the last step, two arrays for each weight. */
  readonly states: readonly (readonly Float32Array[])[];
  /** Samples of another text of the same language. */
  readonly heldOut: WordBatch;
  /** Samples of the training text, for measures that need data. */
  readonly calibration: WordBatch;
  /** Held-out loss, nats a word. */
  readonly loss: number;
}

/** Returns the samples of a text that begin at some places. */
export function samplesAt(text: Int32Array, starts: readonly number[], context: number): WordBatch {
  const inputs = new Int32Array(starts.length * context);
  const targets = new Int32Array(starts.length);
  starts.forEach((start, i) => {
    inputs.set(text.subarray(start, start + context), i * context);
    targets[i] = text[start + context];
  });
  return { inputs, targets };
}

/** Texts of the language: the training text and the held-out samples. */
export interface WordText {
  readonly train: Int32Array;
  readonly heldOut: WordBatch;
}

/** Writes the texts for a model of some vocabulary and context. */
export function wordText(vocabulary: number, context: number): WordText {
  const write = makeGrammar(makeLexicon(vocabulary));
  const heldOut = write(HELD_OUT_WORDS + context, makeRandom(LANGUAGE_SEED, 3));
  const places = Array.from({ length: HELD_OUT_WORDS }, (_, i) => i);
  return {
    train: write(TRAINING_WORDS, makeRandom(LANGUAGE_SEED, 2)),
    heldOut: samplesAt(heldOut, places, context),
  };
}

/** Returns random samples of a text. */
export function randomSamples(
  text: Int32Array,
  samples: number,
  context: number,
  random: ReturnType<typeof makeRandom>,
): WordBatch {
  const starts = Array.from({ length: samples }, () => random.integer(text.length - context));
  return samplesAt(text, starts, context);
}

/** Returns the first samples of a batch; the arrays share its memory. */
export const firstSamples = (
  { inputs, targets }: WordBatch,
  samples: number,
  context: number,
): WordBatch => ({
  inputs: inputs.subarray(0, samples * context),
  targets: targets.subarray(0, samples),
});

let last: { readonly seed: number; readonly model: TrainedWords } | undefined;

/**
 * Trains the model of WORD_MODEL, unless the last call had the same seed. Yields the share that is done after each step.
 *
 * @param seed of initial weights and batches, a whole number from 0
 */
export function* trainedWords(seed: number): Sliced<TrainedWords> {
  if (last?.seed === seed) return last.model;
  const model = yield* trainWords(WORD_MODEL, seed, TRAINING_STEPS);
  last = { seed, model };
  return model;
}

/** Trains a model of some size. Yields the share that is done after each step. */
export function* trainWords(spec: WordNetSpec, seed: number, steps: number): Sliced<TrainedWords> {
  const net = makeWordNet(spec);
  const { context, vocabulary } = spec;
  const { train, heldOut } = wordText(vocabulary, context);
  const params = net.weights(makeRandom(seed)).map(({ values }) => values);
  const grads = params.map(({ length }) => new Float32Array(length));
  const states = params.map(({ length }) => makeState32(adam, length));
  const batches = makeRandom(seed, 1);
  for (let step = 1; step <= steps; step++) {
    net.gradients(params, randomSamples(train, BATCH, context, batches), grads);
    const learningRate = LEARNING_RATE * Math.min(1, 2 * (1 - step / (steps + 1)));
    const c = adam.prepare({ learningRate }, step);
    params.forEach((values, i) => {
      step32(adam, c, values, grads[i], states[i]);
    });
    yield step / steps;
  }
  return {
    net,
    params,
    states,
    count: params.reduce((sum, { length }) => sum + length, 0),
    heldOut,
    calibration: randomSamples(train, CALIBRATION_SAMPLES, context, makeRandom(seed, 2)),
    loss: net.loss(params, heldOut),
  };
}

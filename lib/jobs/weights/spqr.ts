/**
 * Stores the trained weights of a small language model in few bits, with more and more of them kept in half precision,
 * and measures the held-out loss: SpQR's idea (arXiv 2306.03078) beside two ways to choose that know less.
 *
 * SpQR measures the error of the output of a layer on calibration samples. Here it is the error of the loss to second
 * order, so that weights of different layers can be compared: the importance of a weight is the mean of its squared
 * gradients over single calibration samples (the diagonal of the empirical Fisher matrix), which approximates the second
 * derivative of the loss.
 */
import { transposed } from "@/lib/numerics/matrix";
import { makeRandom } from "@/lib/numerics/random";
import { causedErrors, type GroupSetup, storeInGroups } from "@/lib/numerics/sensitiveWeights";
import type { Sliced } from "../sliced";
import { lossWith } from "./measures";
import { TENSORS, type TrainedWords, trainedWords } from "./wordModel";

/** How the weights are stored. */
export interface SpqrSetup extends GroupSetup {
  /** Seed of the model, and of the random choice. */
  readonly seed: number;
}

/** Ways to choose the weights that are kept, the one of SpQR first. */
export const CHOOSERS = ["caused", "largest", "random"] as const;
/** The name of a way to choose. */
export type ChooserName = (typeof CHOOSERS)[number];

/** Shares of the weights that are kept, ascending from 0. */
export const KEPT_SHARES: readonly number[] = [0, 0.001, 0.003, 0.01, 0.02, 0.03, 0.05];

/** The result. */
export interface SpqrResult {
  readonly setup: SpqrSetup;
  /** Number of weights that are stored. */
  readonly count: number;
  /** Bits of a weight, scales and places included, at each of KEPT_SHARES. */
  readonly bits: readonly number[];
  /** Held-out loss of the trained model, nats a word. */
  readonly loss: number;
  /** Held-out loss at each of KEPT_SHARES, by the way to choose. */
  readonly losses: Readonly<Record<ChooserName, readonly number[]>>;
}

/** Stream of the seed for the random choice. */
const CHOICE_STREAM = 4;
const PLACES: readonly number[] = Object.values(TENSORS);

/** Trains the model, if it must, and stores it with each share of each choice. */
export function* spqrRun(setup: SpqrSetup): Sliced<SpqrResult> {
  const model = yield* trainedWords(setup.seed);
  const weights = groupedTensors(model, model.params);
  const scores = scoresOf(model, weights, setup);
  yield 1;
  const bits: number[] = [];
  const losses: Record<ChooserName, number[]> = { caused: [], largest: [], random: [] };
  for (const name of CHOOSERS) {
    const order = byScore(scores[name]);
    for (const [at, share] of KEPT_SHARES.entries()) {
      const stored = storeKept(weights, order.subarray(0, Math.round(share * order.length)), setup);
      if (name === CHOOSERS[0]) bits.push(stored.bits / order.length);
      // Without kept weights all choices are the same.
      const found = at === 0 ? losses.caused[0] : undefined;
      losses[name].push(found ?? lossWith(model, PLACES, inPlace(model, stored.tensors)));
      yield 1;
    }
  }
  const count = weights.reduce((sum, { length }) => sum + length, 0);
  return { setup, count, bits, loss: model.loss, losses };
}

/** Rows and columns of the tensors in PLACES. Groups run along a word's vector, or along the inputs of a unit. */
function shapesOf({ net }: TrainedWords) {
  const { vocabulary, context, width, hidden } = net.spec;
  return [
    { rows: vocabulary, columns: width, turned: false },
    { rows: context * width, columns: hidden, turned: true },
    { rows: hidden, columns: vocabulary, turned: true },
  ];
}

/** Returns the tensors in PLACES with kernels transposed, so that the weights of a group follow each other. */
const groupedTensors = (model: TrainedWords, params: readonly Float32Array[]): Float32Array[] =>
  shapesOf(model).map(({ turned, ...shape }, k) => {
    const values = params[PLACES[k]];
    return turned ? transposed({ ...shape, values }).values : values;
  });

/** Returns tensors of `groupedTensors` as they are in the model. */
const inPlace = (model: TrainedWords, tensors: readonly Float32Array[]): Float32Array[] =>
  shapesOf(model).map(({ rows, columns, turned }, k) =>
    turned ? transposed({ rows: columns, columns: rows, values: tensors[k] }).values : tensors[k],
  );

/** Returns the score of each weight, over all tensors one after the other, by the way to choose. */
function scoresOf(
  model: TrainedWords,
  weights: readonly Float32Array[],
  setup: SpqrSetup,
): Record<ChooserName, Float32Array> {
  const importance = groupedTensors(model, squaredGradients(model));
  const random = makeRandom(setup.seed, CHOICE_STREAM);
  return {
    caused: joined(weights.map((tensor, k) => causedErrors(tensor, importance[k], setup))),
    largest: joined(weights.map((tensor) => tensor.map(Math.abs))),
    random: joined(weights.map((tensor) => tensor.map(() => random.uniform()))),
  };
}

/** Returns the mean over the calibration samples of the squared gradient of each weight, in the order of `params`. */
function squaredGradients({ net, params, calibration }: TrainedWords): Float32Array[] {
  const { context } = net.spec;
  const samples = calibration.targets.length;
  const grads = params.map(({ length }) => new Float32Array(length));
  const means = params.map(({ length }) => new Float32Array(length));
  for (let sample = 0; sample < samples; sample++) {
    const one = {
      inputs: calibration.inputs.subarray(sample * context, (sample + 1) * context),
      targets: calibration.targets.subarray(sample, sample + 1),
    };
    net.gradients(params, one, grads);
    grads.forEach((grad, place) => {
      for (let i = 0; i < grad.length; i++) means[place][i] += grad[i] ** 2 / samples;
    });
  }
  return means;
}

function joined(tensors: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(tensors.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const tensor of tensors) {
    all.set(tensor, from);
    from += tensor.length;
  }
  return all;
}

/** Returns the places of the weights by falling score. */
const byScore = (scores: Float32Array): Uint32Array =>
  Uint32Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a] || a - b);

/** Stores all tensors with the weights at some places kept. */
function storeKept(weights: readonly Float32Array[], places: Uint32Array, setup: GroupSetup) {
  const kept = new Uint8Array(weights.reduce((sum, { length }) => sum + length, 0));
  for (const place of places) kept[place] = 1;
  let from = 0;
  const stored = weights.map((tensor) => {
    const found = storeInGroups(tensor, kept.subarray(from, from + tensor.length), setup);
    from += tensor.length;
    return found;
  });
  return {
    tensors: stored.map(({ values }) => values),
    bits: stored.reduce((sum, { bits }) => sum + bits, 0),
  };
}

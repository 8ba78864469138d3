/** What the points task learns from, as plain arrays: nothing of tfjs is needed for it. */
import type { MlpSpec } from "@/lib/nn/mlpWeights";
import { makeRandom, type Random } from "@/lib/numerics/random";
import { checkedOptions } from "../checkOptions";
import type { TaskSettings } from "../task";
import { pointsOptions } from "./info";
import { drawPoints, type LabelledPoints, pointSets } from "./pointSets";

/**
 * The network sees coordinates times this. With Glorot weights, inputs between -1 and 1 leave tanh units almost
 * linear: a spiral then takes thousands of steps before its boundary begins to bend.
 */
const inputScale = 4;
export const asInputs = (positions: Float32Array) => positions.map((coordinate) => coordinate * inputScale);

/** Points that the model never trains on. */
export const heldOutCount = 400;

/** One batch, row-major. */
export interface PlainBatch {
  /** [batchSize, 2] */
  readonly inputs: Float32Array;
  /** [batchSize, 2], 1 at the true class and 0 elsewhere. */
  readonly targets: Float32Array;
}

export interface PointsData {
  readonly train: LabelledPoints;
  readonly heldOut: LabelledPoints;
  readonly model: MlpSpec;
  /** What the network's weights are drawn from. */
  readonly weightStream: Random;
  nextBatch(): PlainBatch;
  /** The stream of batches from its beginning. */
  rewind(): void;
}

/** One stream for each use: more samples must not change the weights. */
const TRAIN = 0;
const HELD_OUT = 1;
const WEIGHTS = 2;
const BATCHES = 3;

/** The points, the network and the batches that settings determine; options that make no sense become their defaults. */
export function pointsData({ options, width, batchSize, seed }: TaskSettings): PointsData {
  const { data, noise, samples } = checkedOptions(pointsOptions, options);
  const set = pointSets.find(({ name }) => name === data) ?? pointSets[0];
  const train = drawPoints(set, samples, noise, makeRandom(seed, TRAIN));
  const trainInputs = asInputs(train.positions);
  const model: MlpSpec = { inputs: 2, hidden: [width, width], outputs: 2, activation: "tanh" };
  let batches = makeRandom(seed, BATCHES);
  return {
    train,
    heldOut: drawPoints(set, heldOutCount, noise, makeRandom(seed, HELD_OUT)),
    model,
    weightStream: makeRandom(seed, WEIGHTS),
    nextBatch() {
      const inputs = new Float32Array(2 * batchSize);
      const targets = new Float32Array(2 * batchSize);
      for (let i = 0; i < batchSize; i++) {
        const sample = batches.integer(samples);
        inputs.set(trainInputs.subarray(2 * sample, 2 * sample + 2), 2 * i);
        targets[2 * i + train.kinds[sample]] = 1;
      }
      return { inputs, targets };
    },
    rewind() {
      batches = makeRandom(seed, BATCHES);
    },
  };
}

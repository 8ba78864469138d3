/** What the points task learns from, as plain arrays: nothing of tfjs is needed for it. */
import type { MlpSpec } from "@/lib/nn/mlpWeights";
import { makeRandom, type Random } from "@/lib/numerics/random";
import { checkedOptions } from "@/lib/options/options";
import type { TaskSettings } from "../task";
import { pointsOptions } from "./info";
import { readPoints } from "./ownPoints";
import { drawPoints, type LabelledPoints, pointSets } from "./pointSets";

/**
 * The network sees coordinates times this. With Glorot weights, inputs between -1 and 1 leave tanh units almost
 * linear: a spiral then takes thousands of steps before its boundary begins to bend.
 */
const INPUT_SCALE = 4;
export const asInputs = (positions: Float32Array) => positions.map((coordinate) => coordinate * INPUT_SCALE);

/** Points of the built-in sets that the model never trains on; of the reader's own it is this share. */
const HELD_OUT_COUNT = 400;
const HELD_OUT_SHARE = 0.2;

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

interface Split {
  readonly train: LabelledPoints;
  readonly heldOut: LabelledPoints;
}

function builtIn({ options, seed }: TaskSettings): Split {
  const { data, noise, samples } = checkedOptions(pointsOptions, options);
  const set = pointSets.find(({ name }) => name === data) ?? pointSets[0];
  return {
    train: drawPoints(set, samples, noise, makeRandom(seed, TRAIN)),
    heldOut: drawPoints(set, HELD_OUT_COUNT, noise, makeRandom(seed, HELD_OUT)),
  };
}

/** @throws RangeError with a sentence for points that cannot be used */
function own(text: string, seed: number): Split {
  const { points, problem } = readPoints(text);
  if (!points) throw new RangeError(problem);
  const order = makeRandom(seed, HELD_OUT).shuffle(Uint32Array.from(points.kinds, (_, i) => i));
  const picked = (indices: Uint32Array): LabelledPoints => ({
    positions: Float32Array.from(
      { length: 2 * indices.length },
      (_, i) => points.positions[2 * indices[i >> 1] + (i % 2)],
    ),
    kinds: Uint8Array.from(indices, (i) => points.kinds[i]),
  });
  const heldOut = Math.floor(HELD_OUT_SHARE * order.length);
  return { train: picked(order.subarray(heldOut)), heldOut: picked(order.subarray(0, heldOut)) };
}

/**
 * The points, the network and the batches that settings determine; options that make no sense become their defaults.
 *
 * @throws RangeError with a sentence for points of the reader's own that cannot be used
 */
export function pointsData(settings: TaskSettings): PointsData {
  const { ownData, width, batchSize, seed } = settings;
  const { train, heldOut } = ownData === undefined ? builtIn(settings) : own(ownData, seed);
  const trainInputs = asInputs(train.positions);
  const model: MlpSpec = { inputs: 2, hidden: [width, width], outputs: 2, activation: "tanh" };
  let batches = makeRandom(seed, BATCHES);
  return {
    train,
    heldOut,
    model,
    weightStream: makeRandom(seed, WEIGHTS),
    nextBatch() {
      const inputs = new Float32Array(2 * batchSize);
      const targets = new Float32Array(2 * batchSize);
      for (let i = 0; i < batchSize; i++) {
        const sample = batches.integer(train.kinds.length);
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

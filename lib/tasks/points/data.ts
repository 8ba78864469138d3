/** Data of the points task as plain arrays, without tfjs. */
import type { MlpSpec } from "@/lib/nn/mlpWeights";
import { makeRandom, type Random } from "@/lib/numerics/random";
import { checkedOptions } from "@/lib/options/options";
import type { TaskSettings } from "../task";
import { pointsOptions } from "./info";
import { readPoints } from "./ownPoints";
import { drawPoints, type LabelledPoints, POINT_SETS } from "./pointSets";

/**
 * Factor from coordinates to inputs of the network. With Glorot weights, inputs between -1 and 1 leave tanh
 * units almost linear: a spiral then takes thousands of steps before its boundary begins to bend.
 */
const INPUT_SCALE = 4;

/** Returns coordinates scaled to inputs of the network. */
export const asInputs = (positions: Float32Array) => positions.map((coordinate) => coordinate * INPUT_SCALE);

/** Number of held-out points of a built-in set. */
const HELD_OUT_COUNT = 400;
/** Share of the reader's own points that is held out. */
const HELD_OUT_SHARE = 0.2;

/** One batch as row-major arrays. */
export interface PlainBatch {
  /** [batchSize, 2] */
  readonly inputs: Float32Array;
  /** [batchSize, 2], 1 at the true class and 0 elsewhere. */
  readonly targets: Float32Array;
}

/** Points, network shape and batches of one setting of the task. */
export interface PointsData {
  readonly train: LabelledPoints;
  /** Points that the model never trains on. */
  readonly heldOut: LabelledPoints;
  readonly model: MlpSpec;
  /** Random numbers from which the initial weights are drawn. */
  readonly weightStream: Random;
  /** Returns the next batch of a stream that the seed determines. */
  nextBatch(): PlainBatch;
  /** Restarts the stream of batches. */
  rewind(): void;
}

/** Streams of the seed, one for each use: a larger number of samples must not change the weights. */
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
  const set = POINT_SETS.find(({ name }) => name === data) ?? POINT_SETS[0];
  return {
    train: drawPoints(set, samples, noise, makeRandom(seed, TRAIN)),
    heldOut: drawPoints(set, HELD_OUT_COUNT, noise, makeRandom(seed, HELD_OUT)),
  };
}

/** @throws RangeError with a sentence for the reader if the points cannot be used */
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
 * Returns the points, the network shape and the batches for some settings. Invalid options become their
 * defaults.
 *
 * @throws RangeError with a sentence for the reader if own points cannot be used
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

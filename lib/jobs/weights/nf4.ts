/** Stores the trained weights of a small language model in 4 bits, by three maps, and measures what that costs. */
import { dequantize } from "@/lib/numerics/dequantize";
import { dequantizeTwice, doubleQuantize, type WeightBits, weightBits } from "@/lib/numerics/doubleQuantize";
import { makeMap } from "@/lib/numerics/maps";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Matrix } from "@/lib/numerics/matrix";
import { quantize } from "@/lib/numerics/quantize";
import { type Sliced, type SlicedPart, slicedJob } from "../sliced";
import { lossWith, relativeError } from "./measures";
import { type OwnMatrices, unpackMatrices } from "./ownMatrices";
import { TENSORS, type TensorName, trainedWords } from "./wordModel";

/** Which weights are stored in 4 bits, and in which blocks. */
export interface Nf4Setup {
  /** Weights of the model, without effect where the reader has weights of their own. */
  readonly tensor: TensorName | "all";
  /** The reader's weights, in the place of those of the model. */
  readonly own?: OwnMatrices;
  /** Weights that share one scale. */
  readonly blockSize: number;
  /** Whether the scales are quantized too. */
  readonly double: boolean;
  /** Scales that share one scale of their own, with double quantization. */
  readonly scaleBlock: number;
  /** Seed of the model's initial weights and batches. */
  readonly seed: number;
}

/** The names of the maps that are compared. */
export const FOUR_BIT_MAPS = ["nf4", "linear", "fp4"] as const;

/** One map's result. */
export interface StoredWeights {
  readonly map: QuantizationMap;
  /** Root of the mean square error over the root of the mean square of the weights. */
  readonly error: number;
  /** Held-out loss of the model with these weights, nats a word; null for the reader's weights. */
  readonly loss: number | null;
}

/** All results. */
export interface Nf4Result {
  readonly setup: Nf4Setup;
  /** Number of weights in the model, and of those that are stored in 4 bits. */
  readonly count: number;
  readonly stored: number;
  /** Held-out loss of the trained model, nats a word; null for the reader's weights, whose model is not here. */
  readonly loss: number | null;
  readonly bits: WeightBits;
  /** One entry for each of FOUR_BIT_MAPS. */
  readonly maps: readonly StoredWeights[];
  /** Held-out loss with NF4 and float32 scales, nats a word; null for the reader's weights. */
  readonly singleLoss: number | null;
  /** The weights before they are stored, one array for each tensor. */
  readonly weights: readonly Float32Array[];
}

/** Weights, and how their stored values are judged. */
interface Weights {
  readonly tensors: readonly Float32Array[];
  /** Number of all weights of the model. */
  readonly count: number;
  readonly loss: number | null;
  /** Returns the loss with other values in the place of the tensors; null if nobody can compute it. */
  lossWith(values: readonly Float32Array[]): number | null;
}

/** Returns the weights of the model, which is trained if it must be. */
function* modelWeights({ tensor, seed }: Nf4Setup): Sliced<Weights> {
  const model = yield* trainedWords(seed);
  const places = tensor === "all" ? Object.values(TENSORS) : [TENSORS[tensor]];
  return {
    tensors: places.map((place) => model.params[place]),
    count: model.count,
    loss: model.loss,
    lossWith: (values) => lossWith(model, places, values),
  };
}

const ownWeights = (matrices: readonly Matrix[]): Weights => {
  const tensors = matrices.map(({ values }) => values);
  const count = tensors.reduce((sum, { length }) => sum + length, 0);
  return { tensors, count, loss: null, lossWith: () => null };
};

/**
 * Stores weights by each map, those of the model if there are no others, and computes the held-out loss each time.
 *
 * @param own the reader's matrices, in the place of the model's weights
 */
export function* nf4Run(setup: Nf4Setup, own?: readonly Matrix[]): Sliced<Nf4Result> {
  const weights = own ? ownWeights(own) : yield* modelWeights(setup);
  const { tensors } = weights;
  const maps: StoredWeights[] = [];
  for (const name of FOUR_BIT_MAPS) {
    const map = makeMap(name, { bits: 4, signed: true });
    const values = tensors.map((tensor) => storedIn(tensor, map, setup));
    maps.push({ map, error: relativeError(tensors, values), loss: weights.lossWith(values) });
    yield 1;
  }
  const single = tensors.map((tensor) => storedIn(tensor, maps[0].map, { ...setup, double: false }));
  return {
    setup,
    count: weights.count,
    stored: tensors.reduce((sum, { length }) => sum + length, 0),
    loss: weights.loss,
    bits: weightBits(4, setup.blockSize, setup.double ? setup.scaleBlock : undefined),
    maps,
    singleLoss: setup.double ? weights.lossWith(single) : maps[0].loss,
    weights: tensors,
  };
}

/** Pauses of the run between two parts: some thirty milliseconds. */
const PAUSES_A_PART = 10;

/** The run as a job, which reads the reader's matrices first. */
export async function* nf4Job(setup: Nf4Setup): AsyncGenerator<SlicedPart<Nf4Result>> {
  const own = setup.own ? await unpackMatrices(setup.own) : undefined;
  yield* slicedJob(nf4Run(setup, own), PAUSES_A_PART);
}

/** Returns the values of a tensor after it was stored. */
function storedIn(
  tensor: Float32Array,
  map: QuantizationMap,
  { blockSize, double, scaleBlock }: Pick<Nf4Setup, "blockSize" | "double" | "scaleBlock">,
): Float32Array {
  return double
    ? dequantizeTwice(doubleQuantize(tensor, map, blockSize, scaleBlock))
    : dequantize(quantize(tensor, map, blockSize));
}

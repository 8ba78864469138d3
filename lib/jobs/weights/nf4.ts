/** Stores the trained weights of a small language model in 4 bits, by three maps, and measures what that costs. */
import { dequantize } from "@/lib/numerics/dequantize";
import { dequantizeTwice, doubleQuantize, type WeightBits, weightBits } from "@/lib/numerics/doubleQuantize";
import { makeMap } from "@/lib/numerics/maps";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { quantize } from "@/lib/numerics/quantize";
import type { Sliced } from "../sliced";
import { lossWith, relativeError } from "./measures";
import { TENSORS, type TensorName, trainedWords } from "./wordModel";

/** Which weights are stored in 4 bits, and in which blocks. */
export interface Nf4Setup {
  readonly tensor: TensorName | "all";
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
  /** Held-out loss of the model with these weights, nats a word. */
  readonly loss: number;
}

/** All results. */
export interface Nf4Result {
  readonly setup: Nf4Setup;
  /** Number of weights in the model, and of those that are stored in 4 bits. */
  readonly count: number;
  readonly stored: number;
  /** Held-out loss of the trained model, nats a word. */
  readonly loss: number;
  readonly bits: WeightBits;
  /** One entry for each of FOUR_BIT_MAPS. */
  readonly maps: readonly StoredWeights[];
  /** Held-out loss with NF4 and float32 scales, nats a word. */
  readonly singleLoss: number;
  /** The weights before they are stored, one array for each tensor. */
  readonly weights: readonly Float32Array[];
}

/** Trains the model, if it must, stores its weights by each map, and computes the held-out loss each time. */
export function* nf4Run(setup: Nf4Setup): Sliced<Nf4Result> {
  const model = yield* trainedWords(setup.seed);
  const places = setup.tensor === "all" ? Object.values(TENSORS) : [TENSORS[setup.tensor]];
  const tensors = places.map((place) => model.params[place]);
  const maps: StoredWeights[] = [];
  for (const name of FOUR_BIT_MAPS) {
    const map = makeMap(name, { bits: 4, signed: true });
    const values = tensors.map((tensor) => storedIn(tensor, map, setup));
    maps.push({ map, error: relativeError(tensors, values), loss: lossWith(model, places, values) });
    yield 1;
  }
  const single = tensors.map((tensor) => storedIn(tensor, maps[0].map, { ...setup, double: false }));
  return {
    setup,
    count: model.count,
    stored: tensors.reduce((sum, { length }) => sum + length, 0),
    loss: model.loss,
    bits: weightBits(4, setup.blockSize, setup.double ? setup.scaleBlock : undefined),
    maps,
    singleLoss: setup.double ? lossWith(model, places, single) : maps[0].loss,
    weights: tensors,
  };
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

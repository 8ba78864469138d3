/** Trains one model of one seed, and measures its held-out loss in every way to store its weights. */
import { atOnce } from "@/lib/jobs/sliced";
import { lossWith } from "@/lib/jobs/weights/measures";
import {
  firstSamples,
  TENSORS,
  TRAINING_STEPS,
  type TrainedWords,
  trainWords,
  WORD_MODEL,
} from "@/lib/jobs/weights/wordModel";
import { DATA_TYPES, inHalf, inKBits, weightMap } from "@/lib/numerics/kBitWeights";

/** Numbers of a word's vector, one model for each; the hidden layer has four times as many units. */
export const WIDTHS: readonly number[] = [4, 8, 16, 32, 64];
const HIDDEN_PER_WIDTH = 4;
const BITS: readonly number[] = [3, 4, 5, 6, 7, 8];
const BLOCK_SIZES: readonly number[] = [16, 64, 256, 1024];
/** Samples of the held-out text on which every loss is measured. */
const SAMPLES = 1500;
/** Places of the weights that are quantized. */
const PLACES: readonly number[] = Object.values(TENSORS);

/** Every way to store weights that is measured. */
export const CELLS = DATA_TYPES.flatMap((type) =>
  BITS.flatMap((bits) =>
    BLOCK_SIZES.map((blockSize) => ({ type, bits, blockSize, map: weightMap(type, bits) })),
  ),
);

/** What one model of one seed gave: losses in nats a word. */
export interface Measured {
  /** With weights in half precision. */
  readonly half: number;
  /** With the weights of each of CELLS. */
  readonly stored: readonly number[];
}

/** Trains the model of a width. */
export function trainModel(width: number, seed: number): TrainedWords {
  const spec = { ...WORD_MODEL, width, hidden: HIDDEN_PER_WIDTH * width };
  const model = atOnce(trainWords(spec, seed, TRAINING_STEPS));
  return { ...model, heldOut: firstSamples(model.heldOut, SAMPLES, spec.context) };
}

/** Measures the loss of a model with its weights stored in half precision and by each of CELLS. */
export function measure(model: TrainedWords): Measured {
  // What is not quantized is in half precision in every cell.
  const params = model.params.map(inHalf);
  const rounded = { ...model, params };
  const lossOf = (store: (tensor: Float32Array) => Float32Array) =>
    lossWith(
      rounded,
      PLACES,
      PLACES.map((place) => store(model.params[place])),
    );
  return {
    half: lossOf(inHalf),
    stored: CELLS.map(({ map, blockSize }) => lossOf((tensor) => inKBits(tensor, map, blockSize))),
  };
}

/** Returns the sizes of the model of a width, as in the recording. */
export function sizesOf({ params }: TrainedWords, width: number) {
  const kept = params.filter((_, place) => !PLACES.includes(place));
  return {
    width,
    hidden: HIDDEN_PER_WIDTH * width,
    tensors: PLACES.map((place) => params[place].length),
    kept: kept.reduce((sum, { length }) => sum + length, 0),
  };
}

import type { DataType, ModelSizes } from "@/lib/numerics/kBitWeights";
import recorded from "./bits-against-size.json" with { type: "json" };

/** One model of `npm run bits`. Losses are held-out losses in nats a word, one for each seed, from seed 1. */
export interface RecordedModel extends ModelSizes {
  /** Numbers of a word's vector, and units of the hidden layer. */
  readonly width: number;
  readonly hidden: number;
  /** Loss with weights in half precision. */
  readonly half: readonly number[];
}

/** One way to store weights. */
export interface RecordedBits {
  readonly type: string;
  readonly bits: number;
  readonly blockSize: number;
  /** One row for each model, one loss for each seed. */
  readonly loss: readonly (readonly number[])[];
}

/** The command that repeats the runs. */
export const BITS_COMMAND: string = recorded.command;
/** The day of the recording. */
export const BITS_DATE: string = recorded.date;
/** Number of seeds of each model. */
export const BITS_SEEDS: number = recorded.seeds;
/** The models, from the smallest to the largest. */
export const BITS_MODELS: readonly RecordedModel[] = recorded.models;
const CELLS: readonly RecordedBits[] = recorded.cells;

/**
 * Returns the losses of a way to store weights, one row for each model.
 *
 * @throws RangeError if no such cell was recorded
 */
export function recordedLosses(type: DataType, bits: number, blockSize: number): RecordedBits["loss"] {
  const found = CELLS.find(
    (cell) => cell.type === type && cell.bits === bits && cell.blockSize === blockSize,
  );
  if (!found) throw new RangeError(`no ${type} in ${bits} bits and blocks of ${blockSize} was recorded`);
  return found.loss;
}

/** What training the transformer on bytes of 85 million weights found: memory, loss and speed of both precisions. */
import { tileFor } from "@/lib/gpu/transformer/tiles";
import type { BytesRun } from "@/lib/planned/record";
import { RECORDED_BYTES, type RecordedPeak, type RecordedProduct } from "@/lib/recordings/bytes";

/** Returns the recorded memory of one precision. */
export function bytesPeak(bits: 32 | 8, release: boolean): RecordedPeak {
  const found = RECORDED_BYTES.peaks.runs.find((peak) => peak.bits === bits && peak.release === release);
  if (!found) throw new RangeError(`No memory of ${bits} bits is recorded.`);
  return found;
}

/** Returns the bytes of weights, gradients and state together: what a model takes whatever its batch. */
export const modelBytes = ({ planned: { weights, gradients, state } }: RecordedPeak): number =>
  weights + gradients + state;

/** Returns how many times as many bytes the model takes with 32-bit state. */
export const bytesRatio = (release: boolean): number =>
  modelBytes(bytesPeak(32, release)) / modelBytes(bytesPeak(8, release));

/** Returns the largest share by which the plan differs from the bytes that were counted on the device. */
export const planError = (): number =>
  Math.max(
    ...RECORDED_BYTES.peaks.runs.map(({ plannedBytes, countedBytes }) =>
      Math.abs(plannedBytes / countedBytes - 1),
    ),
  );

const lastHeldOut = (run: BytesRun): number => run.heldOut?.at(-1)?.loss ?? Number.NaN;

/** The held-out losses at the end of the long runs, nats a byte, in the order of the seeds. */
export const finalLosses = (bits: 32 | 8): number[] =>
  RECORDED_BYTES.long.runs.filter((run) => run.bits === bits).map(lastHeldOut);

/** Returns the largest difference that the precision makes to the final loss of a seed, nats a byte. */
export function precisionGap(): number {
  const in8 = finalLosses(8);
  return Math.max(...finalLosses(32).map((loss, seed) => Math.abs(loss - in8[seed])));
}

/** Returns how far apart the final losses of the seeds are with 32-bit state, nats a byte. */
export function seedSpread(): number {
  const losses = finalLosses(32);
  return Math.max(...losses) - Math.min(...losses);
}

/** Returns the largest share of a step that the optimizer took in the long runs. */
export const optimizerShare = (): number =>
  Math.max(...RECORDED_BYTES.long.runs.map(({ time }) => time?.optimizerShare ?? Number.NaN));

/** Returns the steps a second of the slowest of the long runs. */
export const slowestRate = (): number =>
  Math.min(...RECORDED_BYTES.long.runs.map(({ stepsPerSecond }) => stepsPerSecond ?? Number.NaN));

/** Returns the run within 1 GiB of one precision. */
export function budgetRun(bits: 32 | 8): BytesRun {
  const found = RECORDED_BYTES.budget.runs.find((run) => run.bits === bits);
  if (!found) throw new RangeError(`No run of ${bits} bits within a budget is recorded.`);
  return found;
}

/** Speeds of all products of the linear layers together, 10^12 multiplications and additions a second. */
export interface ProductSpeeds {
  /** Our kernel with the tile that training takes today. */
  readonly own: number;
  readonly tfjs: number;
}

/** Returns the speeds of some products together: all their operations over all their time. */
export function productSpeeds(of: (product: RecordedProduct) => boolean = () => true): ProductSpeeds {
  let [operations, own, tfjs] = [0, 0, 0];
  for (const product of RECORDED_BYTES.products.results.filter(of)) {
    const { rows, columns } = tileFor(product);
    const tile = product.tiles.find((each) => each.tile === `${rows} x ${columns}`);
    const count = product.rows * product.inner * product.columns;
    operations += count;
    own += count / (tile?.teraflops ?? Number.NaN);
    tfjs += count / product.tfjsTeraflops;
  }
  return { own: operations / own, tfjs: operations / tfjs };
}

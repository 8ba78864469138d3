/**
 * The exchange of gradients in data parallelism: each worker computes the gradient of its own samples, sends it to all
 * others, and adds up what all have sent (8-Bit Approximations for Parallelism, arXiv 1511.04561).
 */
import { checkLength } from "./blockChecks";
import { dequantize } from "./dequantize";
import { NumericsError } from "./errors";
import { quantizeFast } from "./fast/quantize";
import type { QuantizationMap } from "./maps/map";

/**
 * Returns the sum of the gradients of one tensor as each worker computes it from what was sent.
 *
 * Each gradient is divided by its largest magnitude and sent as codes with that one scale. A worker adds its own
 * gradient as it has sent it too, so that the weights of all workers stay equal.
 *
 * @param gradients one array for each worker, at least one
 * @param map of the codes; left out if gradients are sent as float32
 */
export function exchangedSum(gradients: readonly Float32Array[], map?: QuantizationMap): Float32Array {
  const n = gradients[0].length;
  const sums = new Float64Array(n);
  for (const gradient of gradients) {
    checkLength("a gradient", gradient, n);
    const sent = map ? dequantize(quantizeFast(gradient, map, Math.max(1, n))) : gradient;
    for (let i = 0; i < n; i++) sums[i] += sent[i];
  }
  return Float32Array.from(sums);
}

/** Bytes of a scale. */
const SCALE_BYTES = 4;

/**
 * Returns the bytes of one worker's message.
 *
 * @param sizes number of values of each tensor
 * @param bits of a value: 32, or of a code, to which the scale of each tensor is added
 */
export const messageBytes = (sizes: readonly number[], bits: number): number =>
  sizes.reduce((sum, n) => sum + (n * bits) / 8 + (bits < 32 ? SCALE_BYTES : 0), 0);

/** What the time of a step depends on. */
export interface ExchangeCosts {
  /** Number of workers, 1 or more. */
  readonly workers: number;
  /** Bytes of one worker's message. */
  readonly bytes: number;
  /** Bytes a second that a worker can receive. */
  readonly bandwidth: number;
  /** Seconds in which a worker computes the gradient of its samples. */
  readonly computeSeconds: number;
}

/**
 * Returns how many times as many samples a second some workers process as one worker does, by the simplest model: each
 * worker first computes, and then receives the messages of all others.
 *
 *     speed-up = workers * compute / (compute + (workers - 1) * bytes / bandwidth)
 *
 * Nothing overlaps, and encoding and adding take no time.
 *
 * @throws NumericsError if the number of workers is no whole number from 1
 */
export function exchangeSpeedUp({ workers, bytes, bandwidth, computeSeconds }: ExchangeCosts): number {
  if (!Number.isInteger(workers) || workers < 1) {
    throw new NumericsError("workers", workers, "a whole number from 1");
  }
  return (workers * computeSeconds) / (computeSeconds + ((workers - 1) * bytes) / bandwidth);
}

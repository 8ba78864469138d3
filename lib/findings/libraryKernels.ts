/**
 * The library's own kernels, timed on the GPU of our recorded run: bitsandbytes 0.50.2.dev0 at commit 95f9af30, built
 * for CUDA 13.0, 64 Mi parameters, on 2026-11-22. Times are CUDA events around launches in a row, median of 11 to 15
 * batches; bytes are counted as for our kernels (lib/numerics/traffic.ts).
 */

import { adam } from "@/lib/numerics/rules/adam";
import { stepBytes } from "@/lib/numerics/traffic";

/** One timed kernel of the library. */
export interface LibraryTiming {
  readonly bits: 32 | 8;
  /** Left out with 32-bit state. */
  readonly blockSize?: number;
  /** Nanoseconds a parameter. */
  readonly ns: number;
  /** Gigabytes a second. */
  readonly rate: number;
  /** Share of the rate of a device copy, timed in the same session. */
  readonly shareOfCopy: number;
}

/** Parameters of the timed step. */
export const LIBRARY_SIZE = 64 * 2 ** 20;

/** Milliseconds a step, as measured. */
const MEASURED = { copy: 0.1795, exact: 0.8367, shipped: 1.8376, wide: 0.8626 };

const rateOf = (bytes: number, ms: number) => (bytes * LIBRARY_SIZE) / ms / 1e6;
const COPY_RATE = rateOf(8, MEASURED.copy);

function timing(ms: number, bits: 32 | 8, blockSize?: number): LibraryTiming {
  const bytes = stepBytes(adam, blockSize === undefined ? { bits: 32 } : { bits: 8, blockSize });
  const rate = rateOf(bytes, ms);
  return { bits, blockSize, ns: (ms * 1e6) / LIBRARY_SIZE, rate, shareOfCopy: rate / COPY_RATE };
}

/** The library's step of Adam. */
export const LIBRARY_STEPS = {
  "32": timing(MEASURED.exact, 32),
  /** As the library ships it. */
  "256": timing(MEASURED.shipped, 8, 256),
  /** The same source built for blocks of 2048, eight values a thread; its output was not checked. */
  "2048": timing(MEASURED.wide, 8, 2048),
} as const;

/**
 * An early version of our 8-bit step in blocks of 256, in the same session: with a binary search for the nearest code,
 * with arithmetic on the decade, and with a wrong code that costs nothing. Milliseconds a step.
 */
export const ENCODERS = { search: 0.5411, arithmetic: 0.3607, none: 0.3607 } as const;

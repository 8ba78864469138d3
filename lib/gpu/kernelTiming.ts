import { COPY_BYTES, type StepStorage } from "@/lib/numerics/traffic";
import type { Subject } from "./timed";
import type { Timing } from "./timing";

/** One line of a benchmark. */
export interface KernelTiming extends Timing {
  readonly kernel: string;
  readonly rule?: string;
  readonly bits?: StepStorage["bits"];
  readonly blockSize?: number;
  readonly n: number;
  readonly bytesPerValue: number;
  readonly nsPerValue: number;
  /** By the formula's bytes. */
  readonly gigabytesPerSecond: number;
  /** Of the rate of a copy of n values that was timed in turns with it. */
  readonly shareOfCopy: number;
  /** For 8-bit and 4-bit steps: how many times faster than the 32-bit step of the same rule at the same n. */
  readonly timesFasterThan32?: number;
}

/**
 * What two timings say of a subject.
 *
 * @param n its values
 * @param timing its own, and `copy` that of a copy of n values in turns with it
 * @param earlier lines that may hold the 32-bit step to compare with
 */
export function kernelTiming(
  { make: _, ...what }: Subject,
  n: number,
  timing: Timing,
  copy: Timing,
  earlier: readonly KernelTiming[],
): KernelTiming {
  const gigabytesPerSecond = (n * what.bytesPerValue) / timing.ms / 1e6;
  const copyGigabytesPerSecond = (n * COPY_BYTES) / copy.ms / 1e6;
  const in32 = earlier.find(
    ({ kernel, rule, bits, n: size }) => kernel === "step" && rule === what.rule && bits === 32 && size === n,
  );
  return {
    ...what,
    n,
    ...timing,
    nsPerValue: (timing.ms * 1e6) / n,
    gigabytesPerSecond,
    shareOfCopy: gigabytesPerSecond / copyGigabytesPerSecond,
    timesFasterThan32: what.bits !== undefined && what.bits < 32 && in32 ? in32.ms / timing.ms : undefined,
  };
}

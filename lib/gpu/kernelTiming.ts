import { COPY_BYTES, type StepStorage } from "@/lib/numerics/traffic";
import type { Subject } from "./timed";
import type { Timing } from "./timing";

/** The timing of one kernel at one size, as benchmarks report it. */
export interface KernelTiming extends Timing {
  readonly kernel: string;
  readonly rule?: string;
  readonly bits?: StepStorage["bits"];
  readonly blockSize?: number;
  readonly n: number;
  readonly bytesPerValue: number;
  readonly nsPerValue: number;
  /** `n * bytesPerValue` bytes over the time of one dispatch. */
  readonly gigabytesPerSecond: number;
  /** Share of the rate of a copy of n values that was timed in turns with the kernel. */
  readonly shareOfCopy: number;
  /** For 8-bit and 4-bit steps: how many times faster than the 32-bit step of the same rule at the same n. */
  readonly timesFasterThan32?: number;
}

/**
 * Returns the rates and ratios that follow from the timing of a kernel and the timing of a copy.
 *
 * @param n number of values
 * @param timing of the kernel
 * @param copy timing of a copy of n values, in turns with the kernel
 * @param earlier results among which the 32-bit step of the same rule may be found, to compare with
 */
export function kernelTiming(
  { make: _, ...kernel }: Subject,
  n: number,
  timing: Timing,
  copy: Timing,
  earlier: readonly KernelTiming[],
): KernelTiming {
  const gigabytesPerSecond = (n * kernel.bytesPerValue) / timing.ms / 1e6;
  const copyGigabytesPerSecond = (n * COPY_BYTES) / copy.ms / 1e6;
  const in32 = earlier.find(
    ({ kernel: name, rule, bits, n: size }) =>
      name === "step" && rule === kernel.rule && bits === 32 && size === n,
  );
  return {
    ...kernel,
    n,
    ...timing,
    nsPerValue: (timing.ms * 1e6) / n,
    gigabytesPerSecond,
    shareOfCopy: gigabytesPerSecond / copyGigabytesPerSecond,
    timesFasterThan32:
      kernel.bits !== undefined && kernel.bits < 32 && in32 ? in32.ms / timing.ms : undefined,
  };
}

/**
 * `npm run bench -- kernels`: each kernel compared with a copy, in one process on one device.
 *
 * The number of bytes is the smallest that must cross the memory bus, by formula (lib/numerics/traffic.ts).
 */
import type { OpenDevice } from "@/lib/gpu/device";
import { type KernelTiming, kernelTiming } from "@/lib/gpu/kernelTiming";
import {
  copySubject,
  makePatterns,
  makeSets,
  type Patterns,
  quantizeSubjects,
  type Subject,
  stepSubject,
} from "@/lib/gpu/timed";
import { timeInTurns, untilSteady } from "@/lib/gpu/timing";
import { mapFamily, storesStates } from "@/lib/numerics/maps";
import { RULES } from "@/lib/numerics/rules";
import type { Rule } from "@/lib/numerics/rules/rule";
import { BLOCK_SIZE_4 } from "@/lib/numerics/step4";

/** The block sizes of the library today and of the paper. */
export const BLOCK_SIZES: readonly number[] = [256, 2048];

function subjects(
  device: GPUDevice,
  patterns: Patterns,
  n: number,
  rules: readonly Rule[],
  blockSizes: readonly number[],
  map: string,
): Subject[] {
  return [
    copySubject(device, patterns, n),
    ...rules.flatMap((rule) => [
      stepSubject(device, patterns, rule, n, { bits: 32 }),
      ...blockSizes.map((blockSize) => stepSubject(device, patterns, rule, n, { bits: 8, blockSize }, map)),
      // One rule is enough: the kernels of all rules differ only in the update. Some maps have no 16 values.
      ...(rule.name === "adam" && storesStates(mapFamily(map), 4)
        ? [stepSubject(device, patterns, rule, n, { bits: 4, blockSize: BLOCK_SIZE_4 }, map)]
        : []),
    ]),
    ...blockSizes.flatMap((blockSize) => quantizeSubjects(device, patterns, n, blockSize)),
  ];
}

/**
 * Times every kernel at each size.
 *
 * @param sizes numbers of parameters
 * @param rules names of rules; all rules if empty
 * @param blockSizes block sizes of the 8-bit steps and of quantization
 * @param map name of the map of the 8-bit and 4-bit steps
 * @param say prints a result
 */
export async function benchKernels(
  { device }: OpenDevice,
  sizes: readonly number[],
  rules: readonly string[],
  blockSizes: readonly number[],
  map: string,
  say: (line: string) => void,
): Promise<KernelTiming[]> {
  const chosen = RULES.filter(({ name }) => rules.length === 0 || rules.includes(name));
  const patterns = makePatterns(device);
  const results: KernelTiming[] = [];
  for (const n of sizes) {
    // Enough work in a batch to hide the launch, but not enough to trigger a watchdog.
    const options = { repeats: Math.max(10, Math.min(40, Math.round(2 ** 30 / n))), batches: 15 };
    const copySets = makeSets(copySubject(device, patterns, n), n);
    await untilSteady(device, copySets.record, options.repeats);
    for (const subject of subjects(device, patterns, n, chosen, blockSizes, map)) {
      const sets = makeSets(subject, n);
      const [timing, copy] = await timeInTurns(device, [sets.record, copySets.record], options);
      sets.destroy();
      const result = kernelTiming(subject, n, timing, copy, results);
      results.push(result);
      say(lineOf(result));
    }
    copySets.destroy();
  }
  return results;
}

/** Returns a result as one line of text. */
function lineOf(result: KernelTiming): string {
  const name = [
    result.kernel,
    result.rule,
    result.bits && `${result.bits} bit`,
    result.blockSize && `block ${result.blockSize}`,
  ];
  const cells = [
    name.filter(Boolean).join(", ").padEnd(36),
    `${result.n / 2 ** 20} Mi`.padStart(7),
    `${result.nsPerValue.toFixed(5)} ns`.padStart(12),
    `${result.gigabytesPerSecond.toFixed(0)} GB/s`.padStart(11),
    `${(100 * result.shareOfCopy).toFixed(1)} % of copy`.padStart(17),
    result.timesFasterThan32 ? `${result.timesFasterThan32.toFixed(2)} x 32 bit` : "",
  ];
  return cells.join(" ");
}

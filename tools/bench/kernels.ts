/**
 * `npm run bench -- kernels`: each kernel against the copy, in one process on one device.
 *
 * Bytes are those of the formula: what must cross the memory bus at least (lib/numerics/traffic.ts).
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
import { RULES } from "@/lib/numerics/rules";
import type { Rule } from "@/lib/numerics/rules/rule";
import { BLOCK_SIZE_4 } from "@/lib/numerics/step4";

/** That of the library today, and that of the paper. */
export const BLOCK_SIZES: readonly number[] = [256, 2048];

function subjects(
  device: GPUDevice,
  patterns: Patterns,
  n: number,
  rules: readonly Rule[],
  blockSizes: readonly number[],
): Subject[] {
  return [
    copySubject(device, patterns, n),
    ...rules.flatMap((rule) => [
      stepSubject(device, patterns, rule, n, { bits: 32 }),
      ...blockSizes.map((blockSize) => stepSubject(device, patterns, rule, n, { bits: 8, blockSize })),
      // One rule stands for all: they share the kernel but for the update.
      ...(rule.name === "adam"
        ? [stepSubject(device, patterns, rule, n, { bits: 4, blockSize: BLOCK_SIZE_4 })]
        : []),
    ]),
    ...blockSizes.flatMap((blockSize) => quantizeSubjects(device, patterns, n, blockSize)),
  ];
}

/**
 * Time every kernel at each size.
 *
 * @param sizes numbers of parameters
 * @param rules names of rules; all if empty
 * @param blockSizes of the 8-bit steps and of quantization
 * @param say told what is being timed
 */
export async function benchKernels(
  { device }: OpenDevice,
  sizes: readonly number[],
  rules: readonly string[],
  blockSizes: readonly number[],
  say: (line: string) => void,
): Promise<KernelTiming[]> {
  const chosen = RULES.filter(({ name }) => rules.length === 0 || rules.includes(name));
  const patterns = makePatterns(device);
  const results: KernelTiming[] = [];
  for (const n of sizes) {
    // Enough work in a batch to hide the launch, and not so much that a watchdog steps in.
    const options = { repeats: Math.max(10, Math.min(40, Math.round(2 ** 30 / n))), batches: 15 };
    const copySets = makeSets(copySubject(device, patterns, n), n);
    await untilSteady(device, copySets.record, options.repeats);
    for (const subject of subjects(device, patterns, n, chosen, blockSizes)) {
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

/** One line for a person. */
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

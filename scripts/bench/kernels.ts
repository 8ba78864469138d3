/**
 * `npm run bench -- kernels`: each kernel against the copy, in one process on one device.
 *
 * Bytes are those of the formula (what must cross the memory bus at least): a copy reads and writes 4 a value; a
 * 32-bit step reads p, g and each state and writes p and each state; an 8-bit step does the same with 1 byte a
 * state and one float32 absmax a block, read and written; LAMB and LARS read all of it once more, for their norms.
 */
import { storageBuffer, storageBufferOf } from "@/lib/gpu/buffers";
import { encodeCopy } from "@/lib/gpu/copy";
import type { OpenDevice } from "@/lib/gpu/device";
import { encodeDequantize, encodeQuantize, makeQuantizer } from "@/lib/gpu/quantize";
import { makeState8, makeState32, type State } from "@/lib/gpu/state";
import { encodeStep } from "@/lib/gpu/step";
import { makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import { RULES } from "@/lib/numerics/rules";
import type { Rule } from "@/lib/numerics/rules/rule";
import { type Timing, timeInTurns, untilSteady } from "./measure";

/** One line of the result. */
export interface KernelTiming extends Timing {
  readonly kernel: string;
  readonly rule?: string;
  readonly bits?: 8 | 32;
  readonly blockSize?: number;
  readonly n: number;
  readonly bytesPerValue: number;
  readonly nsPerValue: number;
  /** By the formula's bytes. */
  readonly gigabytesPerSecond: number;
  /** Of the rate of a copy of n values that was timed in turns with it. */
  readonly shareOfCopy: number;
  /** For 8-bit steps: how many times faster than the 32-bit step of the same rule at the same n. */
  readonly timesFasterThan32?: number;
}

/** One thing to time: its buffers are made for each size and freed before the next. */
interface Subject {
  readonly kernel: string;
  readonly rule?: string;
  readonly bits?: 8 | 32;
  readonly blockSize?: number;
  readonly bytesPerValue: number;
  /** A fresh set of buffers. */
  make(): { record(pass: GPUComputePassEncoder): void; destroy(): void };
}

const BLOCK_SIZES = [256, 2048];
/** A copy reads and writes four bytes a value. */
const COPY_BYTES = 8;
/** More than the second-level cache of any GPU we know of: no set survives in it until its turn. */
const PAST_CACHE = 256 * 2 ** 20;
const MOST_SETS = 12;

const signed = makeMap("dynamic", { bits: 8, signed: true });
const unsigned = makeMap("dynamic", { bits: 8, signed: false });

/** What the buffers are filled with: 2^20 random values each, made once and repeated on the GPU. */
interface Patterns {
  readonly params: GPUBuffer;
  /** Over several decades, as in training. */
  readonly grads: GPUBuffer;
}

function makePatterns(device: GPUDevice): Patterns {
  const random = makeRandom(1);
  const pattern = (label: string, value: () => number) =>
    storageBufferOf(device, `pattern: ${label}`, Float32Array.from({ length: 2 ** 20 }, value));
  return {
    params: pattern("params", () => random.normal() * 0.1),
    grads: pattern("grads", () => random.normal() * 0.01 * Math.exp(random.normal())),
  };
}

/** A buffer of n floats, filled with the pattern over and over. */
function filled(device: GPUDevice, label: string, n: number, pattern: GPUBuffer): GPUBuffer {
  const buffer = storageBuffer(device, label, n * 4);
  fill(device, buffer, n, pattern);
  return buffer;
}

function fill(device: GPUDevice, buffer: GPUBuffer, n: number, pattern: GPUBuffer): void {
  const encoder = device.createCommandEncoder();
  for (let at = 0; at < n * 4; at += pattern.size) {
    encoder.copyBufferToBuffer(pattern, 0, buffer, at, Math.min(pattern.size, n * 4 - at));
  }
  device.queue.submit([encoder.finish()]);
}

function stepSubject(
  device: GPUDevice,
  patterns: Patterns,
  rule: Rule,
  n: number,
  bits: 8 | 32,
  blockSize?: number,
): Subject {
  const readState = bits === 32 ? 4 : 1 + 4 / (blockSize as number);
  // A rule that looks at the whole tensor first reads everything once more.
  const looks = rule.tensorWide?.needed(rule.prepare(rule.defaults, 100)) ? 1 : 0;
  return {
    kernel: "step",
    rule: rule.name,
    bits,
    blockSize,
    bytesPerValue: 12 + 8 * looks + rule.states.length * readState * (2 + looks),
    make() {
      const params = filled(device, "params", n, patterns.params);
      const grads = filled(device, "grads", n, patterns.grads);
      const state: State =
        bits === 32
          ? makeState32(device, rule, n)
          : makeState8(device, rule, n, blockSize as number, { signed, unsigned });
      const coefficients = rule.prepare(rule.defaults, 100);
      return {
        record: (pass) => encodeStep(pass, state, { params, grads, coefficients }),
        destroy() {
          for (const owned of [params, grads, state]) owned.destroy();
        },
      };
    },
  };
}

function quantizeSubjects(device: GPUDevice, patterns: Patterns, n: number, blockSize: number): Subject[] {
  const make = (encode: typeof encodeQuantize) => () => {
    const quantizer = makeQuantizer(device, n, signed, blockSize);
    fill(device, quantizer.values, n, patterns.params);
    return {
      record: (pass: GPUComputePassEncoder) => encode(pass, quantizer),
      destroy: () => quantizer.destroy(),
    };
  };
  const bytesPerValue = 5 + 4 / blockSize;
  return [
    { kernel: "quantize", blockSize, bytesPerValue, make: make(encodeQuantize) },
    { kernel: "dequantize", blockSize, bytesPerValue, make: make(encodeDequantize) },
  ];
}

function copySubject(device: GPUDevice, patterns: Patterns, n: number): Subject {
  return {
    kernel: "copy",
    bytesPerValue: COPY_BYTES,
    make() {
      const from = filled(device, "from", n, patterns.params);
      const to = storageBuffer(device, "to", n * 4);
      return {
        record: (pass) => encodeCopy(pass, device, from, to),
        destroy() {
          from.destroy();
          to.destroy();
        },
      };
    },
  };
}

function subjects(device: GPUDevice, patterns: Patterns, n: number, rules: readonly Rule[]): Subject[] {
  return [
    copySubject(device, patterns, n),
    ...rules.flatMap((rule) => [
      stepSubject(device, patterns, rule, n, 32),
      ...BLOCK_SIZES.map((blockSize) => stepSubject(device, patterns, rule, n, 8, blockSize)),
    ]),
    ...BLOCK_SIZES.flatMap((blockSize) => quantizeSubjects(device, patterns, n, blockSize)),
  ];
}

/** Buffer sets of one subject, so many that a set has left the cache when its turn comes again. */
function makeSets(subject: Subject, n: number) {
  const count = Math.min(MOST_SETS, Math.ceil(PAST_CACHE / (n * subject.bytesPerValue)));
  const sets = Array.from({ length: count }, () => subject.make());
  return {
    record: (pass: GPUComputePassEncoder, index: number) => sets[index % sets.length].record(pass),
    destroy() {
      for (const set of sets) set.destroy();
    },
  };
}

/**
 * Time every kernel at each size.
 *
 * @param sizes numbers of parameters
 * @param rules names of rules; all if empty
 * @param say told what is being timed
 */
export async function benchKernels(
  { device }: OpenDevice,
  sizes: readonly number[],
  rules: readonly string[],
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
    for (const subject of subjects(device, patterns, n, chosen)) {
      const { make: _, ...what } = subject;
      const sets = makeSets(subject, n);
      const [timing, copy] = await timeInTurns(device, [sets.record, copySets.record], options);
      sets.destroy();
      const gigabytesPerSecond = (n * what.bytesPerValue) / timing.ms / 1e6;
      const copyGigabytesPerSecond = (n * COPY_BYTES) / copy.ms / 1e6;
      const in32 = results.find(
        ({ kernel, rule, bits, n: size }) =>
          kernel === "step" && rule === what.rule && bits === 32 && size === n,
      );
      const result: KernelTiming = {
        ...what,
        n,
        ...timing,
        nsPerValue: (timing.ms * 1e6) / n,
        gigabytesPerSecond,
        shareOfCopy: gigabytesPerSecond / copyGigabytesPerSecond,
        timesFasterThan32: what.bits === 8 && in32 ? in32.ms / timing.ms : undefined,
      };
      results.push(result);
      say(lineOf(result));
    }
    copySets.destroy();
  }
  return results;
}

/** One line for a person. */
export function lineOf(result: KernelTiming): string {
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

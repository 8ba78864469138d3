/**
 * `npm run bench -- ladder`: Adam's 8-bit step by each rung of lib/gpu/ladder, against the copy, the rung before and the
 * step on plain arrays, in one process on one device.
 */

import { writeBytes } from "@/lib/gpu/buffers";
import type { OpenDevice } from "@/lib/gpu/device";
import { type KernelTiming, kernelTiming } from "@/lib/gpu/kernelTiming";
import { encodeRung, type Rung, rungsOf } from "@/lib/gpu/ladder/ladder";
import * as gpu from "@/lib/gpu/state8";
import { coefficientsBuffer } from "@/lib/gpu/step";
import {
  copySubject,
  filledBuffer,
  makePatterns,
  makeSets,
  type Patterns,
  type Subject,
} from "@/lib/gpu/timed";
import { median, timeInTurns, untilSteady } from "@/lib/gpu/timing";
import { makeMap } from "@/lib/numerics/maps";
import { makeRandom } from "@/lib/numerics/random";
import { ruleNamed } from "@/lib/numerics/rules";
import { packCoefficients } from "@/lib/numerics/rules/coefficients";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { stepBytes } from "@/lib/numerics/traffic";

/** One rung at one size. */
export interface RungTiming {
  /** "reference" is lib/numerics/step8.ts on one core of the CPU. */
  readonly rung: string;
  readonly n: number;
  readonly blockSize: number;
  readonly nsPerParameter: number;
  /** How many times faster than the rung before; undefined for the reference. */
  readonly timesFaster?: number;
  /** Share of the rate of a copy that was timed in turns with it; undefined for the reference. */
  readonly shareOfCopy?: number;
}

const MAPS = {
  signed: makeMap("dynamic", { bits: 8, signed: true }),
  unsigned: makeMap("dynamic", { bits: 8, signed: false }),
};
const RULE = ruleNamed("adam");
const REFERENCE_RUNS = 5;

/** Times the reference on n parameters. Returns the median, nanoseconds a parameter. */
function timeReference(n: number, blockSize: number): number {
  const random = makeRandom(1);
  const params = Float32Array.from({ length: n }, () => random.normal() * 0.1);
  const grads = Float32Array.from({ length: n }, () => random.normal() * 0.01 * Math.exp(random.normal()));
  const states = makeState8(RULE, n, blockSize, MAPS);
  const times = Array.from({ length: REFERENCE_RUNS + 1 }, (_, i) => {
    const start = performance.now();
    step8(RULE, RULE.prepare(RULE.defaults, i + 1), params, grads, states);
    return performance.now() - start;
  });
  // The first run is slower: the compiler has not seen the loop yet.
  return (median(times.slice(1)) * 1e6) / n;
}

/** Returns one 8-bit step over n parameters by the kernel of a rung of the ladder. */
function rungSubject(
  device: GPUDevice,
  patterns: Patterns,
  rung: Rung,
  n: number,
  blockSize: number,
): Subject {
  const storage = { bits: 8, blockSize } as const;
  return {
    kernel: rung,
    rule: RULE.name,
    ...storage,
    bytesPerValue: stepBytes(RULE, storage),
    make() {
      const params = filledBuffer(device, "params", n, patterns.params);
      const grads = filledBuffer(device, "grads", n, patterns.grads);
      const state = gpu.makeState8(device, RULE, n, blockSize, MAPS);
      const coefficients = coefficientsBuffer(device, RULE);
      writeBytes(device, coefficients, packCoefficients(RULE, RULE.prepare(RULE.defaults, 100)));
      return {
        record: (pass) => encodeRung(pass, rung, state, coefficients, params, grads),
        destroy() {
          for (const owned of [params, grads, state, coefficients]) owned.destroy();
        },
      };
    },
  };
}

/**
 * Times every rung at each size and block size.
 *
 * @param sizes numbers of parameters
 * @param blockSizes powers of two from 64 to 4096
 * @param say receives one line for each rung
 */
export async function benchLadder(
  { device }: OpenDevice,
  sizes: readonly number[],
  blockSizes: readonly number[],
  say: (line: string) => void,
): Promise<RungTiming[]> {
  const patterns = makePatterns(device);
  const results: RungTiming[] = [];
  for (const n of sizes) {
    const copySets = makeSets(copySubject(device, patterns, n), n);
    const options = { repeats: 10, batches: 9 };
    await untilSteady(device, copySets.record, options.repeats);
    for (const blockSize of blockSizes) {
      let before = timeReference(n, blockSize);
      const add = (result: RungTiming) => {
        results.push(result);
        say(lineOf(result));
      };
      add({ rung: "reference", n, blockSize, nsPerParameter: before });
      for (const rung of rungsOf(device)) {
        const subject = rungSubject(device, patterns, rung, n, blockSize);
        const sets = makeSets(subject, n);
        const [timing, copy] = await timeInTurns(device, [sets.record, copySets.record], options);
        sets.destroy();
        const { nsPerValue, shareOfCopy }: KernelTiming = kernelTiming(subject, n, timing, copy, []);
        add({
          rung,
          n,
          blockSize,
          nsPerParameter: nsPerValue,
          timesFaster: before / nsPerValue,
          shareOfCopy,
        });
        before = nsPerValue;
      }
    }
    copySets.destroy();
  }
  return results;
}

/** Returns one line for a person. */
function lineOf({ rung, n, blockSize, nsPerParameter, timesFaster, shareOfCopy }: RungTiming): string {
  const cells = [
    `${rung}, block ${blockSize}`.padEnd(24),
    `${n / 2 ** 20} Mi`.padStart(7),
    `${nsPerParameter.toPrecision(3)} ns`.padStart(12),
  ];
  if (shareOfCopy !== undefined) cells.push(`${(100 * shareOfCopy).toPrecision(3)} % of copy`.padStart(17));
  if (timesFaster !== undefined) cells.push(`${timesFaster.toPrecision(3)} x the rung before`.padStart(24));
  return cells.join(" ");
}

/** `npm run bench -- cpu`: the speed of quantization on one core, in the readable and in the fast form. */

import { median } from "@/lib/gpu/timing";
import { quantizeFast } from "@/lib/numerics/fast/quantize";
import { makeMap } from "@/lib/numerics/maps";
import { quantize } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";

/** The speed of one form with one map and block size. */
export interface CpuTiming {
  readonly form: "readable" | "fast";
  readonly map: string;
  readonly blockSize: number;
  readonly n: number;
  /** Median over all runs. */
  readonly millionValuesPerSecond: number;
  /** Speed relative to the readable form with the same map and block size, in the same benchmark. */
  readonly timesFaster: number;
}

const RUNS = 9;

/**
 * Times both forms with two maps and two block sizes.
 *
 * @param n number of values, normally distributed
 * @param say prints a result
 */
export function benchCpu(n: number, say: (line: string) => void): CpuTiming[] {
  const random = makeRandom(1);
  const x = Float32Array.from({ length: n }, () => random.normal());
  const results: CpuTiming[] = [];
  for (const name of ["dynamic", "linear"]) {
    const map = makeMap(name, { bits: 8, signed: true });
    for (const blockSize of [256, 2048]) {
      const time = (run: () => void) => {
        run();
        const runs = Array.from({ length: RUNS }, () => {
          const start = performance.now();
          run();
          return performance.now() - start;
        });
        return n / median(runs) / 1e3;
      };
      const readable = time(() => quantize(x, map, blockSize));
      const fast = time(() => quantizeFast(x, map, blockSize));
      const shared = { map: name, blockSize, n };
      results.push(
        { ...shared, form: "readable", millionValuesPerSecond: readable, timesFaster: 1 },
        { ...shared, form: "fast", millionValuesPerSecond: fast, timesFaster: fast / readable },
      );
      say(
        `${name}, block ${blockSize}: readable ${readable.toFixed(0)}, fast ${fast.toFixed(0)} million values a second (${(fast / readable).toFixed(1)} x)`,
      );
    }
  }
  return results;
}

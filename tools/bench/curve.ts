/**
 * `npm run bench -- curve`: the time in which the figure of error against block size can respond to a slider.
 * It is measured from the tensor in JavaScript to the errors in JavaScript: upload, quantization, sums,
 * reading back.
 */

import type { OpenDevice } from "@/lib/gpu/device";
import type { BlockCurveRequest } from "@/lib/jobs/blockCurve/blockCurve";
import { makeGpuCurve } from "@/lib/jobs/blockCurve/gpuCurve";

/** Duration of a frame at 60 frames a second. */
const FRAME_MS = 1000 / 60;
const REPEATS = 60;

/** The request of the figure: 1 Mi values with one outlier. */
const WHOLE_CURVE: BlockCurveRequest = {
  n: 2 ** 20,
  distribution: "normal",
  outliers: 1,
  outlierSize: 300,
  maps: ["dynamic", "linear"],
  blockSizes: Array.from({ length: 15 }, (_, i) => 64 * 2 ** i),
  seeds: 1,
};

/** Names of the measured requests, and their differences from WHOLE_CURVE. */
const REQUESTS: readonly (readonly [string, Partial<BlockCurveRequest>])[] = [
  ["one map at one block size", { maps: ["dynamic"], blockSizes: [256] }],
  ["one map, whole tensor as one block", { maps: ["dynamic"], blockSizes: [2 ** 20] }],
  ["a whole curve: two maps at 15 block sizes", {}],
  ["the curve and its band: five tensors", { seeds: 5 }],
];

/**
 * Times the requests on an open device.
 *
 * @param say prints a result
 * @returns for each request the median and the slowest time in milliseconds, and the median as a share of a
 *   frame
 */
export async function benchCurve(opened: OpenDevice, say: (line: string) => void) {
  const { run } = makeGpuCurve(opened, () => performance.now());
  const results: { asked: string; ms: number; slowest: number; share: number }[] = [];
  for (const [asked, change] of REQUESTS) {
    const times: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const start = performance.now();
      // The outlier changes each time, as it does under a slider.
      for await (const _ of run({ ...WHOLE_CURVE, ...change, outlierSize: 100 + i }));
      times.push(performance.now() - start);
    }
    // The first requests compile kernels and draw the data, so they do not count.
    const sorted = times.slice(REPEATS / 4).sort((a, b) => a - b);
    const ms = sorted[sorted.length >> 1];
    const result = { asked, ms, slowest: sorted[sorted.length - 1], share: ms / FRAME_MS };
    results.push(result);
    say(
      `${asked.padEnd(44)} ${ms.toFixed(2).padStart(8)} ms, ${(100 * result.share).toFixed(0)} % of a frame`,
    );
  }
  return results;
}

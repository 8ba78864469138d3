/**
 * `npm run bench -- curve`: how soon the figure of error against block size can show what a slider asks for. From the
 * tensor in JavaScript to errors in JavaScript: upload, quantization, sums, reading back.
 */

import type { OpenDevice } from "@/lib/gpu/device";
import type { BlockCurveRequest } from "@/lib/jobs/blockCurve/blockCurve";
import { makeGpuCurve } from "@/lib/jobs/blockCurve/gpuCurve";

/** What a frame of 60 a second has, milliseconds. */
const FRAME_MS = 1000 / 60;
const REPEATS = 60;

/** 1 Mi values with one outlier, as the figure asks for them. */
const WHOLE_CURVE: BlockCurveRequest = {
  n: 2 ** 20,
  distribution: "normal",
  outliers: 1,
  outlierSize: 300,
  maps: ["dynamic", "linear"],
  blockSizes: Array.from({ length: 15 }, (_, i) => 64 * 2 ** i),
  seeds: 1,
};

const ASKED: readonly (readonly [string, Partial<BlockCurveRequest>])[] = [
  ["one map at one block size", { maps: ["dynamic"], blockSizes: [256] }],
  ["one map, whole tensor as one block", { maps: ["dynamic"], blockSizes: [2 ** 20] }],
  ["a whole curve: two maps at 15 block sizes", {}],
  ["the curve and its band: five tensors", { seeds: 5 }],
];

export async function benchCurve(opened: OpenDevice, say: (line: string) => void) {
  const { run } = makeGpuCurve(opened, () => performance.now());
  const results: { asked: string; ms: number; slowest: number; share: number }[] = [];
  for (const [asked, change] of ASKED) {
    const times: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      const start = performance.now();
      // Each time another outlier, as under a slider.
      for await (const _ of run({ ...WHOLE_CURVE, ...change, outlierSize: 100 + i }));
      times.push(performance.now() - start);
    }
    // The first compiles kernels and draws the data.
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

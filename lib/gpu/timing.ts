/** Times dispatches on the GPU, without the work of the host around them. */
import { readBytes } from "./buffers";

/** The time of one dispatch. */
export interface Timing {
  /** Median over the batches, milliseconds a dispatch. */
  readonly ms: number;
  /** (slowest - fastest) / median over the batches. */
  readonly spread: number;
  /** "timestamps": by the GPU's clock. "wall clock": from submission to completion, with the launch. */
  readonly clock: "timestamps" | "wall clock";
}

/** How often a dispatch is timed. */
export interface TimingOptions {
  /** Dispatches in one batch. */
  readonly repeats: number;
  /** Batches that are timed. A third as many run before them to warm up and are not timed. */
  readonly batches: number;
}

/** Returns the median; NaN of no values. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** Records dispatch number `index` into a pass. It takes its buffer sets in turn by that number, so that no set is still
 * in the cache when its turn comes again.
 */
export type Recorder = (pass: GPUComputePassEncoder, index: number) => void;

/** Times several kernels in turns, a batch of each at a time, so that changes of the device (a rising clock, other work)
 * affect all of them equally.
 *
 * @returns one timing for each of `records`
 */
export async function timeInTurns(
  device: GPUDevice,
  records: readonly Recorder[],
  { repeats, batches }: TimingOptions,
): Promise<Timing[]> {
  const clock = device.features.has("timestamp-query") ? "timestamps" : "wall clock";
  const timeOne = clock === "timestamps" ? byTimestamps : byWallClock;
  const timed = records.map((): number[] => []);
  const warmUp = Math.ceil(batches / 3);
  for (let batch = 0; batch < warmUp + batches; batch++) {
    for (const [which, record] of records.entries()) {
      const ms = await timeOne(device, (pass) => {
        for (let i = 0; i < repeats; i++) record(pass, batch * repeats + i);
      });
      if (batch >= warmUp) timed[which].push(ms / repeats);
    }
  }
  return timed.map((times) => {
    const middle = median(times);
    return { ms: middle, spread: (Math.max(...times) - Math.min(...times)) / middle, clock };
  });
}

/**
 * A device counts as steady when the times of this many successive batches differ by less than this share.
 */
const STEADY_BATCHES = 5;
const STEADY_SHARE = 0.02;

/** Keeps the device busy for two seconds, and then until its speed no longer changes, or for `seconds` at most. A GPU
 * that was idle may run at half of its memory speed for some seconds.
 */
export async function untilSteady(
  device: GPUDevice,
  record: Recorder,
  repeats: number,
  seconds = 15,
): Promise<void> {
  const start = performance.now();
  const recent: number[] = [];
  while (performance.now() - start < seconds * 1000) {
    const [{ ms }] = await timeInTurns(device, [record], { repeats, batches: 1 });
    recent.push(ms);
    const last = recent.slice(-STEADY_BATCHES);
    const change = Math.max(...last) / Math.min(...last) - 1;
    if (performance.now() - start > 2000 && last.length === STEADY_BATCHES && change < STEADY_SHARE) return;
  }
}

async function byTimestamps(
  device: GPUDevice,
  record: (pass: GPUComputePassEncoder) => void,
): Promise<number> {
  const querySet = device.createQuerySet({ type: "timestamp", count: 2 });
  const stamps = device.createBuffer({
    label: "time stamps",
    size: 16,
    usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC,
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass({
    timestampWrites: { querySet, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 },
  });
  record(pass);
  pass.end();
  encoder.resolveQuerySet(querySet, 0, 2, stamps, 0);
  device.queue.submit([encoder.finish()]);
  const [begin, end] = new BigUint64Array(await readBytes(device, stamps));
  querySet.destroy();
  stamps.destroy();
  return Number(end - begin) / 1e6;
}

async function byWallClock(
  device: GPUDevice,
  record: (pass: GPUComputePassEncoder) => void,
): Promise<number> {
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  record(pass);
  pass.end();
  const commands = encoder.finish();
  await device.queue.onSubmittedWorkDone();
  const start = performance.now();
  device.queue.submit([commands]);
  await device.queue.onSubmittedWorkDone();
  return performance.now() - start;
}

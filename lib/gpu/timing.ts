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

/**
 * Times one batch of the kernel with this number.
 *
 * @returns milliseconds; undefined if the clock gave no usable time
 */
export type TimeBatch = (kernel: number, batch: number) => Promise<number | undefined>;

/** Shortest time that a batch can seem to take: a clock may be coarser than a batch is long. */
const MIN_BATCH_MS = 1e-3;

/** Most times that a batch is timed by time stamps before the wall clock is taken. */
const MOST_TRIES = 4;

/**
 * Times batches of several kernels in turns.
 *
 * @param byStamps undefined where the device has no time stamps
 * @returns milliseconds of each timed batch, [kernels][batches], all by the same clock
 */
export async function timeBatches(
  kernels: number,
  batches: number,
  byStamps: TimeBatch | undefined,
  byWall: TimeBatch,
): Promise<{ readonly times: readonly number[][]; readonly clock: Timing["clock"] }> {
  const warmUp = Math.ceil(batches / 3);
  const series = async (timeOne: TimeBatch, tries: number) => {
    const times = Array.from({ length: kernels }, (): number[] => []);
    for (let batch = 0; batch < warmUp + batches; batch++) {
      for (const [kernel, own] of times.entries()) {
        let ms: number | undefined;
        for (let i = 0; i < tries && ms === undefined; i++) ms = await timeOne(kernel, batch);
        if (ms === undefined) return undefined;
        if (batch >= warmUp) own.push(ms);
      }
    }
    return times;
  };
  const stamped = byStamps && (await series(byStamps, MOST_TRIES));
  if (stamped) return { times: stamped, clock: "timestamps" };
  return { times: (await series(byWall, 1)) ?? [], clock: "wall clock" };
}

/**
 * Returns the time between two time stamps of a GPU, milliseconds. WebGPU allows stamps that are equal, reversed or
 * zero, for example when the GPU sleeps or resets its clock between them.
 *
 * @param begin nanoseconds
 * @param end nanoseconds
 * @returns undefined if the stamps give no time
 */
export const stampedMs = (begin: bigint, end: bigint): number | undefined =>
  begin > 0n && end > begin ? Number(end - begin) / 1e6 : undefined;

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
  const recorded = (timeOne: typeof byTimestamps | typeof byWallClock): TimeBatch => {
    return (kernel, batch) =>
      timeOne(device, (pass) => {
        for (let i = 0; i < repeats; i++) records[kernel](pass, batch * repeats + i);
      });
  };
  const hasStamps = device.features.has("timestamp-query");
  const { times, clock } = await timeBatches(
    records.length,
    batches,
    hasStamps ? recorded(byTimestamps) : undefined,
    recorded(byWallClock),
  );
  const latency = clock === "wall clock" ? await wallLatency(device) : 0;
  return times.map((each) => {
    // Some browsers notice only at intervals that a GPU is done, half an interval late on average.
    const middle = Math.max(MIN_BATCH_MS, median(each) - latency / 2);
    const spread = (Math.max(...each) - Math.min(...each)) / middle;
    return { ms: middle / repeats, spread, clock };
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
): Promise<number | undefined> {
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
  return stampedMs(begin, end);
}

/** Returns how long a device takes to report that it is done with nothing, milliseconds: the shorter of two times. */
export async function wallLatency(device: GPUDevice): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 2; i++) times.push(await byWallClock(device, () => {}));
  return Math.min(...times);
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

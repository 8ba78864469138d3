/** Times a step on the reader's own GPU: the copy, the 32-bit step and the 8-bit step, at a few sizes. */
import { isSoftware, type OpenDevice, openDevice } from "@/lib/gpu/device";
import { type KernelTiming, kernelTiming } from "@/lib/gpu/kernelTiming";
import { copySubject, makePatterns, makeSets, type Patterns, stepSubject } from "@/lib/gpu/timed";
import {
  type Recorder,
  type Timing,
  type TimingOptions,
  timeInTurns,
  untilSteady,
  wallLatency,
} from "@/lib/gpu/timing";
import type { Said } from "@/lib/i18n/said";
import { ruleNamed } from "@/lib/numerics/rules";
import { printMi } from "@/lib/options/words";
import { SaidError } from "@/lib/session/saidError";
import type { TimingNote } from "./noteMessages";

/** What is to be timed. */
export interface TimingRequest {
  /** A name of RULES. */
  readonly rule: string;
  readonly blockSize: number;
  /** Numbers of parameters, ascending. */
  readonly sizes: readonly number[];
}

/** The progress, and all timings so far. */
export interface TimingPart {
  /** Name of the adapter. */
  readonly device: string;
  /** Whether the adapter is a program on the CPU that stands in for a GPU. */
  readonly software: boolean;
  readonly timings: readonly KernelTiming[];
  /** Number of measurements so far. */
  readonly finished: number;
  /** Number of measurements that there will be. */
  readonly total: number;
  /** Why sizes were left out, as data; empty if none were. */
  readonly note: Said<TimingNote>;
}

/** Returns a note about a number of parameters. */
const noteOf = (key: TimingNote, n: number): Said<TimingNote> => ({
  key,
  values: { parameters: { print: printMi(n) } },
});

/** Time that a batch should take: many times the 0.1 ms to which browsers round time stamps. */
const BATCH_MS = 20;
/** Largest number of dispatches in a batch. */
const MAX_REPEATS = 1000;
const BATCHES = 9;
/** Batches where a single dispatch takes longer than `SLOW_MS`, far more than a batch should. */
const SLOW_BATCHES = 3;
const SLOW_MS = 5 * BATCH_MS;
/** Time of a batch in latencies, where a device without time stamps reports late that it is done. */
const LATENCIES = 3;
/** Factor from one number of repeats to the next until a batch is long enough. */
const GROWTH = 4;
/** Longest time for which the GPU is warmed up until its speed is steady. */
const WARM_SECONDS = 4;
/** If one size takes longer than this, larger sizes are left out. */
const PATIENCE_MS = 8000;

class OutOfMemory extends SaidError {
  constructor() {
    super({ key: "failure.gpuFull" });
  }
}

/**
 * Times the kernels of a rule, size by size.
 *
 * @param gpu `navigator.gpu`, or undefined where there is none
 * @returns yields all that has been measured so far, after each measurement
 * @throws DeviceError if there is no usable GPU or it goes away; NumericsError if there is no such rule
 */
export async function* timeKernels(gpu: GPU | undefined, request: TimingRequest): AsyncGenerator<TimingPart> {
  const rule = ruleNamed(request.rule);
  const opened = await openDevice(gpu);
  const { device, name, adapterInfo, limits } = opened;
  const room = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
  const sizes = request.sizes.filter((n) => n * 4 <= room);
  const timings: KernelTiming[] = [];
  let note: Said<TimingNote> =
    sizes.length < request.sizes.length ? noteOf("timing.note.buffer", room / 4) : "";
  const part = (): TimingPart => ({
    device: name,
    software: isSoftware(adapterInfo),
    timings: [...timings],
    finished: timings.length,
    total: sizes.length * 3,
    note,
  });
  try {
    const patterns = makePatterns(device);
    yield part();
    for (const [at, n] of sizes.entries()) {
      const start = performance.now();
      try {
        for await (const timing of timeSize(opened, patterns, n, at === 0)) {
          timings.push(timing);
          yield part();
        }
      } catch (error) {
        if (!(error instanceof OutOfMemory) || at === 0) throw error;
        note = noteOf("timing.note.memory", n);
        break;
      }
      if (performance.now() - start > PATIENCE_MS && at < sizes.length - 1) {
        note = noteOf("timing.note.long", n);
        break;
      }
    }
    yield { ...part(), total: timings.length };
  } catch (error) {
    throw (await Promise.race([opened.lost, Promise.resolve(null)])) ?? error;
  } finally {
    opened.close();
  }

  async function* timeSize(
    { device: gpuDevice }: OpenDevice,
    patterns: Patterns,
    n: number,
    first: boolean,
  ): AsyncGenerator<KernelTiming> {
    const copy = copySubject(gpuDevice, patterns, n);
    const copies = makeSets(copy, n);
    const subjects = [
      copy,
      stepSubject(gpuDevice, patterns, rule, n, { bits: 32 }),
      stepSubject(gpuDevice, patterns, rule, n, { bits: 8, blockSize: request.blockSize }),
    ];
    try {
      if (first)
        await untilSteady(gpuDevice, copies.record, (await effortFor(copies.record)).repeats, WARM_SECONDS);
      for (const subject of subjects) {
        gpuDevice.pushErrorScope("out-of-memory");
        const sets = makeSets(subject, n);
        try {
          if (await gpuDevice.popErrorScope()) throw new OutOfMemory();
          const [own, beside] = await timeInTurns(
            gpuDevice,
            [sets.record, copies.record],
            await effortFor(sets.record),
          );
          yield kernelTiming(subject, n, own, beside, timings);
        } finally {
          sets.destroy();
        }
      }
    } finally {
      copies.destroy();
    }
  }

  async function effortFor(record: Recorder): Promise<TimingOptions> {
    return timingEffort(
      (repeats) => timeInTurns(device, [record], { repeats, batches: 1 }).then(([timing]) => timing),
      () => wallLatency(device),
    );
  }
}

/**
 * Returns how often a dispatch must be repeated in a batch, and how many batches are to be timed.
 *
 * @param time times one batch with a number of dispatches
 * @param latencyOf returns how late a device reports that it is done, milliseconds; it matters without time stamps
 */
export async function timingEffort(
  time: (repeats: number) => Promise<Timing>,
  latencyOf: () => Promise<number>,
): Promise<TimingOptions> {
  let repeats = 1;
  let { ms, clock } = await time(repeats);
  const latency = clock === "wall clock" ? await latencyOf() : 0;
  while (ms * repeats < LATENCIES * latency && repeats < MAX_REPEATS) {
    repeats = Math.min(GROWTH * repeats, MAX_REPEATS);
    ({ ms, clock } = await time(repeats));
  }
  const wanted = Math.max(BATCH_MS, LATENCIES * latency);
  return {
    repeats: Math.max(1, Math.min(MAX_REPEATS, Math.round(wanted / Math.max(ms, 1e-3)))),
    batches: ms > SLOW_MS || wanted > SLOW_MS ? SLOW_BATCHES : BATCHES,
  };
}

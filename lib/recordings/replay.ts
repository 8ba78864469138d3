import type { StepTiming } from "@/lib/jobs/timing/timeSteps";
import replay from "./bench-replay.json" with { type: "json" };

/** What was held: buffers of ours and their bytes, bytes of tfjs's pool, tensors. */
export interface RecordedMemory {
  readonly buffers: number;
  readonly bytes: number;
  readonly pooledBytes: number;
  readonly tensors: number;
}

/** A line of `npm run bench -- replay`: the steps of one task. */
export interface RecordedSteps extends StepTiming {
  /** Number of replayed steps over which memory was compared. */
  readonly memorySteps: number;
  readonly memoryBefore: RecordedMemory;
  readonly memoryAfter: RecordedMemory;
}

/** The recorded run of `npm run bench -- replay` (tools/bench/replay.ts). */
export const RECORDED_REPLAY: {
  /** ISO 8601. */
  readonly date: string;
  readonly command: string;
  /** The adapter's own name. */
  readonly device: string;
  /** Whether the adapter is a program on the CPU; false if left out. */
  readonly software?: boolean;
  readonly results: readonly RecordedSteps[];
} = replay;

/** Returns the recorded steps of a task; undefined if the task was not timed. */
export const recordedSteps = (task: string): RecordedSteps | undefined =>
  RECORDED_REPLAY.results.find((line) => line.task === task);

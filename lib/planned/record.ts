/** The record of trainings of a transformer on bytes, as `npm run train -- --task bytes --json` prints it. */
import type { MemoryBytes } from "./plan";
import type { Refusal } from "./refusal";

/** The time of a step on the GPU, milliseconds. */
export interface StepTime {
  readonly modelMs: number;
  readonly optimizerMs: number;
  /** Share of the step that the optimizer takes. */
  readonly optimizerShare: number;
}

/** One run: a seed in one precision. */
export interface BytesRun {
  readonly bits: 32 | 8;
  readonly seed: number;
  /** Planned bytes of all buffers, by kind and together. */
  readonly planned: MemoryBytes;
  readonly plannedBytes: number;
  /** Bytes of the buffers that were made, as counted on the device. */
  readonly countedBytes?: number;
  /** Present if memory ended before the first step. */
  readonly refused?: Refusal & { readonly sentence: string };
  /** Loss of each step before its update, nats. */
  readonly loss?: readonly number[];
  /** Steps and mean loss on held-out text, nats. */
  readonly heldOut?: readonly { readonly step: number; readonly loss: number }[];
  readonly stepsPerSecond?: number;
  /** Multiplications and additions of the matrices in a step over its time, 10^12 a second. */
  readonly teraflops?: number;
  readonly time?: StepTime;
  /** Prompts with what was written after them. */
  readonly samples?: readonly string[];
}

/** The results of the command. */
export interface BytesResult {
  readonly device: string;
  readonly software: boolean;
  readonly date: string;
  readonly parameters: number;
  readonly settings: object;
  readonly runs: readonly BytesRun[];
}

/** The record of an experiment: what ran, where, and what came out, as plain data that a link can hold. */
import type { RunConfig } from "@/lib/training/config";
import type { LossPoints } from "@/lib/training/lossPoints";
import type { LearningRateChange } from "@/lib/training/runSnapshot";

/** Version of the format. A reader refuses records of a later one. */
export const RECORD_VERSION = 1;

/** What computed a run. */
export interface RecordedEngine {
  readonly kind: "webgpu" | "reference";
  /** Name of the device as the page shows it. */
  readonly device: string;
}

/** One experiment. Lists have one entry for each lane. */
export interface ExperimentRecord {
  readonly version: typeof RECORD_VERSION;
  readonly config: RunConfig;
  /** Changes of the learning rate in mid-run; empty for most runs. */
  readonly rates: readonly LearningRateChange[];
  /** Whether an optimizer state from a file was loaded in mid-run, so that the configuration does not repeat it. */
  readonly stateLoaded?: true;
  readonly engine: RecordedEngine;
  readonly points: LossPoints;
  /** Mean training loss over the last tenth of the steps; null if it is not finite. */
  readonly finalLoss: readonly (number | null)[];
  /** The task's metric on held-out samples; null if it is not finite. */
  readonly heldOut: readonly (number | null)[];
  /** Hashes of the optimizer's state after the last step (stateHash.ts); empty if they were not taken. */
  readonly hashes: readonly string[];
  /** Bytes of optimizer state. */
  readonly bytes: readonly number[];
  readonly stepsPerSecond: number;
  /** When the run ended, ISO 8601. */
  readonly date: string;
}

/** Returns a number for JSON, which has no NaN and no infinities. */
export const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

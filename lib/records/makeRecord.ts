/** Makes the record of a run from what the page knows when it ends. */
import { finalMean } from "@/lib/study/instability";
import type { RunConfig } from "@/lib/training/config";
import type { HistoryView } from "@/lib/training/history";
import { lossPoints } from "@/lib/training/lossPoints";
import type { TensorLedger } from "@/lib/training/report";
import type { LearningRateChange } from "@/lib/training/runSnapshot";
import { type ExperimentRecord, finiteOrNull, RECORD_VERSION, type RecordedEngine } from "./record";

/** What is known of a run when it ends or is stopped. */
export interface EndedRun {
  readonly config: RunConfig;
  readonly rates: readonly LearningRateChange[];
  /** Whether an optimizer state from a file was loaded in mid-run. */
  readonly stateLoaded?: boolean;
  readonly engine: RecordedEngine;
  /** At least one step. */
  readonly history: HistoryView;
  /** Number of steps done. */
  readonly steps: number;
  readonly heldOut: readonly number[];
  readonly tensors: readonly TensorLedger[];
  readonly stepsPerSecond: number;
  /** Hashes of the lanes' optimizer states; empty if they were not taken. */
  readonly hashes: readonly string[];
  readonly date: Date;
}

/** Returns the record of a run. */
export function makeRecord(run: EndedRun): ExperimentRecord {
  const { config, rates, engine, history, steps, heldOut, tensors, stepsPerSecond, hashes, date } = run;
  const indexOf = new Map(Array.from(history.step, (step, i) => [step, i]));
  const lossAt = (lane: number, step: number) => {
    const index = indexOf.get(step);
    return index === undefined ? Number.NaN : history.losses[lane][index];
  };
  return {
    version: RECORD_VERSION,
    config,
    rates,
    ...(run.stateLoaded && { stateLoaded: true as const }),
    engine: { kind: engine.kind, device: engine.device },
    points: lossPoints(steps, config.lanes.length, lossAt),
    finalLoss: history.losses.map((losses) => finiteOrNull(finalMean(losses))),
    heldOut: config.lanes.map((_, lane) => finiteOrNull(heldOut[lane] ?? Number.NaN)),
    hashes,
    bytes: config.lanes.map((_, lane) => tensors.reduce((sum, { lanes }) => sum + lanes[lane].bytes, 0)),
    stepsPerSecond: Number(stepsPerSecond.toPrecision(4)),
    date: date.toISOString(),
  };
}

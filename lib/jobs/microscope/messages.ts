/** The messages between the page and the microscope's worker. Plain data only, so that they can be posted. */
import { workerAt } from "@/lib/session/open";
import type { RunConfig } from "@/lib/training/config";
import type { EngineInfo, RunSaid, RunStatus, TensorLedger } from "@/lib/training/report";
import type { SnapshotLogSummary } from "./snapshotLog";
import type { WeightTrace } from "./trace";

/** Steps that are recorded together. */
const WINDOW_STEPS = 64;

/** Returns the window that a step, from 1, belongs to: steps `from + 1` to `to`. */
export function windowOf(step: number): { readonly from: number; readonly to: number } {
  const from = Math.floor((step - 1) / WINDOW_STEPS) * WINDOW_STEPS;
  return { from, to: from + WINDOW_STEPS };
}

/** Messages to the worker. */
export type ToMicroscope =
  | { readonly type: "configure"; readonly config: RunConfig; readonly engine: "auto" | "reference" }
  | { readonly type: "run" }
  | { readonly type: "pause" }
  /** Does one step, or the steps that are missing up to step `to`, and stays paused. */
  | { readonly type: "step"; readonly to?: number }
  /** Goes back to a step, exactly as it was; the steps after it are forgotten. */
  | { readonly type: "rewind"; readonly step: number }
  /**
   * Looks at a weight around a step, from 1: its tensor is posted as a picture, and its trace by a replay
   * from the nearest snapshot. The newest look counts.
   */
  | { readonly type: "look"; readonly tensor: number; readonly index: number; readonly step: number };

/** Messages from the worker. */
export type FromMicroscope =
  | { readonly type: "ready"; readonly engine: EngineInfo; readonly tensors: readonly TensorLedger[] }
  /** Where the run stands. */
  | {
      readonly type: "frame";
      readonly step: number;
      /** Loss of each lane in the last step; none before the first. */
      readonly losses: readonly number[];
      readonly kept: SnapshotLogSummary;
      /** The tensor that is looked at, in the last lane, after `step`. */
      readonly layer: Layer;
    }
  /** The record so far of the weight that is looked at; `whole` once the window is complete. */
  | { readonly type: "trace"; readonly trace: WeightTrace; readonly whole: boolean }
  | { readonly type: "status"; readonly status: RunStatus; readonly sentence: RunSaid };

/** A tensor of the model as a picture. */
export interface Layer {
  readonly tensor: number;
  /** Row-major. */
  readonly weights: Float32Array;
}

/** Opens sessions with the microscope's worker. */
export const microscopeWorkerAt = workerAt<ToMicroscope, FromMicroscope>(
  "/engine/microscope.js",
  "trains",
  "hardware",
);

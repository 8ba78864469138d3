/** What the page and the microscope's worker say to each other. Plain data only, so that it can be posted. */
import type { RunConfig } from "@/lib/training/config";
import type { EngineInfo, RunStatus, TensorLedger } from "@/lib/training/report";
import type { SnapshotLogSummary } from "./snapshotLog";
import type { WeightTrace } from "./trace";

/** Steps that are looked at together. */
const WINDOW = 64;

/** The window that a step, from 1, belongs to: steps `from + 1` to `to`. */
export function windowOf(step: number): { readonly from: number; readonly to: number } {
  const from = Math.floor((step - 1) / WINDOW) * WINDOW;
  return { from, to: from + WINDOW };
}

export type ToMicroscope =
  | { readonly type: "configure"; readonly config: RunConfig; readonly engine: "auto" | "reference" }
  | { readonly type: "run" }
  | { readonly type: "pause" }
  /** One step more. */
  | { readonly type: "step" }
  /** Back to a step, as it was; what came after is forgotten. */
  | { readonly type: "rewind"; readonly step: number }
  /**
   * Look at a weight around a step, from 1: its tensor comes as a picture, and its trace by a replay from the nearest
   * snapshot. The newest look counts.
   */
  | { readonly type: "look"; readonly tensor: number; readonly index: number; readonly step: number };

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
  /** What is recorded so far of the weight that is looked at; `whole` once the window is complete. */
  | { readonly type: "trace"; readonly trace: WeightTrace; readonly whole: boolean }
  | { readonly type: "status"; readonly status: RunStatus; readonly sentence: string };

export interface Layer {
  readonly tensor: number;
  /** Row-major. */
  readonly weights: Float32Array;
}

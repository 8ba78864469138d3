import type { Recorded } from "@/lib/study/recorded";
import ablation from "./above-zero-ablation-h100.json" with { type: "json" };
import edge from "./above-zero-edge-h100.json" with { type: "json" };
import kept from "./above-zero-kept-h100.json" with { type: "json" };
import sensitivity from "./above-zero-sensitivity-h100.json" with { type: "json" };
import moreSensitivity from "./above-zero-sensitivity-h200.json" with { type: "json" };
import trainings from "./above-zero-training-h100.json" with { type: "json" };
import kernels from "./bench-kernels-above-zero-h100.json" with { type: "json" };
import kernelsOnH200 from "./bench-kernels-above-zero-h200.json" with { type: "json" };
import kernelsDynamic from "./bench-kernels-dynamic-h100.json" with { type: "json" };
import kernelsDynamicOnH200 from "./bench-kernels-dynamic-h200.json" with { type: "json" };
import type { RecordedKernels } from "./kernels";
import moreEdge from "./more-edge-h100.json" with { type: "json" };

/**
 * Cells of the recorded grids (reproduction.ts), trained again with the map "dynamic-above-zero" for second
 * moments, with the same seeds. The recorded grids have the same seeds with 32-bit state and with the library's
 * table; that of the sensitivity comes from another device, which gives the same numbers (aboveZero.test.ts).
 */
export const ABOVE_ZERO = {
  ablation: ablation as Recorded,
  kept: kept as Recorded,
  edge: edge as Recorded,
  sensitivity: sensitivity as Recorded,
};

/** More seeds of the search for the edge, with 32-bit state and with the library's table. */
export const MORE_EDGE = moreEdge as Recorded;

/** Two more seeds of each cell of the sensitivity with the map above zero. */
export const MORE_SENSITIVITY = moreSensitivity as Recorded;

/** The steps with the map above zero, timed on the same device right before KERNELS_DYNAMIC. */
// The import types a string of the JSON as any string; the test checks the values.
export const KERNELS_ABOVE_ZERO = kernels as unknown as RecordedKernels;
/** The steps with the library's map. */
export const KERNELS_DYNAMIC = kernelsDynamic as unknown as RecordedKernels;

/** The same two runs on an H200, where 4-bit steps also take the map that the command names. */
export const KERNELS_ON_H200 = {
  aboveZero: kernelsOnH200 as unknown as RecordedKernels,
  dynamic: kernelsDynamicOnH200 as unknown as RecordedKernels,
};

/** A run of `npm run train` with 32-bit and 8-bit Adam, with one of the two maps. */
export interface ComparedTraining {
  readonly command: string;
  readonly device: string;
  readonly date: string;
  readonly task: string;
  readonly map: string;
  readonly seed: number;
  readonly steps: number;
  /** The measure of `heldOut`. */
  readonly metric: string;
  /** The lane with 32-bit state, then the one with 8-bit state. */
  readonly lanes: readonly {
    readonly firstLoss: number;
    readonly largestLoss: number;
    readonly lastLoss: number;
    readonly heldOut: number;
  }[];
}

/** The recorded trainings: each task and seed with both maps. */
export const COMPARED_TRAININGS: readonly ComparedTraining[] = trainings;

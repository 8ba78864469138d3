/** The interface of an implementation under test. */
import type { QuantizationMap } from "@/lib/numerics/maps";
import type { Quantized } from "@/lib/numerics/quantize";
import type { Hyper, Rule } from "@/lib/numerics/rules";
import type { StateMaps } from "@/lib/numerics/step8";

/** Codes and absmax of one tensor or state. */
export type Codes = Pick<Quantized, "codes" | "absmax">;

/** Parameters and 8-bit state of one tensor, recorded or computed. */
export interface OptimizerState {
  readonly params: Float32Array;
  /** In the order of the rule's states. */
  readonly states: readonly Codes[];
}

/** The optimizer of a run. */
export interface OptimizerSetting {
  readonly rule: Rule;
  readonly hyper: Hyper;
  readonly blockSize: number;
  readonly maps: StateMaps;
}

/** The implementation under test. It never changes arguments; results are new arrays. */
export interface Engine {
  /** Name of the device, for the first line of the report. */
  readonly device: string;
  /** Quantizes block-wise, with any block size from 1. */
  quantize(x: Float32Array, map: QuantizationMap, blockSize: number): Promise<Codes>;
  /** Returns the values of codes. */
  dequantize(quantized: Quantized): Promise<Float32Array>;
  /**
   * Does optimizer steps with 8-bit state.
   *
   * @param state the initial state (codes 0, absmax 0) or a recorded state
   * @param gradients one gradient for each step
   * @param firstStep number of the first of these steps, from 1
   * @returns parameters and state after the last step
   */
  advance(
    setting: OptimizerSetting,
    state: OptimizerState,
    gradients: readonly Float32Array[],
    firstStep: number,
  ): Promise<OptimizerState>;
  /** Frees the device. */
  dispose(): Promise<void>;
}

import type { QuantizationMap } from "@/lib/numerics/maps";
import type { Quantized } from "@/lib/numerics/quantize";
import type { Hyper, Rule } from "@/lib/numerics/rules";
import type { StateMaps } from "@/lib/numerics/step8";

/** Codes and absmax of one tensor or state. */
export type Codes = Pick<Quantized, "codes" | "absmax">;

/** Parameters and 8-bit state of one tensor, as recorded or as computed. */
export interface OptimizerState {
  readonly params: Float32Array;
  /** In the order of the rule's states. */
  readonly states: readonly Codes[];
}

export interface OptimizerSetting {
  readonly rule: Rule;
  readonly hyper: Hyper;
  readonly blockSize: number;
  readonly maps: StateMaps;
}

/** The implementation under test. Arguments are never changed; results are new arrays. */
export interface Engine {
  /** What computes, for the first line of the report. */
  readonly device: string;
  /** Block-wise quantization; any block size from 1. */
  quantize(x: Float32Array, map: QuantizationMap, blockSize: number): Promise<Codes>;
  dequantize(quantized: Quantized): Promise<Float32Array>;
  /**
   * Take optimizer steps with 8-bit state.
   *
   * @param state where to start: from the beginning (codes 0, absmax 0) or from a recorded state
   * @param gradients one for each step
   * @param firstStep number of the first of these steps, from 1
   * @returns parameters and state after the last of them
   */
  advance(
    setting: OptimizerSetting,
    state: OptimizerState,
    gradients: readonly Float32Array[],
    firstStep: number,
  ): Promise<OptimizerState>;
  dispose(): Promise<void>;
}

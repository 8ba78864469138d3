/**
 * The optimizer state of one tensor on the GPU. A file for each precision (state8.ts and its neighbours) makes it, reads
 * it and writes it.
 */
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { StateMaps } from "@/lib/numerics/step8";
import type { Kernel } from "./kernel";
import type { EncodeMethod } from "./mapTable";
import type { Shape } from "./tensor";

/** How a state steps. The file of each precision says it (state8.ts and its neighbours). */
export interface StepPlan {
  /** Returns the kernels in order. The first call for a device compiles them. */
  readonly kernels: () => readonly Kernel[];
  /**
   * Returns the buffers that stay the same from step to step, in the order of the kernels' bindings.
   *
   * @param coefficients buffer of the packed coefficients
   */
  readonly buffers: (coefficients: GPUBuffer) => readonly GPUBuffer[];
  /** Number of workgroups of each kernel. */
  readonly workgroups: number;
  /** Records what follows the kernels, if anything does. */
  readonly after?: (pass: GPUComputePassEncoder) => void;
}

interface StateBase {
  readonly device: GPUDevice;
  readonly rule: Rule;
  readonly shape: Shape;
  /** Bytes of the buffers that hold the state itself: codes and absmax, or floats. */
  readonly bytes: number;
  /** The coefficients of the step, packed; written by `encodeStep`. */
  readonly coefficients: GPUBuffer;
  /** The uniform of kernels/parts/tensor.wgsl. */
  readonly tensor: GPUBuffer;
  readonly step: StepPlan;
  readonly destroyed: boolean;
  /** Frees all buffers. Call it once no recorded step is waiting to be submitted. */
  destroy(): void;
}

/** State in 8 bits. */
export interface State8 extends StateBase {
  readonly bits: 8;
  /** One map for each state of the rule. */
  readonly maps: readonly QuantizationMap[];
  readonly encodeMethod: EncodeMethod;
  /** Codes of all states, one after the other; state k begins at word k * shape.quads. */
  readonly codes: GPUBuffer;
  /** One float32 a block; state k begins at k * shape.blocks. */
  readonly absmax: GPUBuffer;
  readonly tables: GPUBuffer;
}

/** State in 4 bits. */
export interface State4 extends StateBase {
  readonly bits: 4;
  /** One map of at most 16 values for each state of the rule. */
  readonly maps: readonly QuantizationMap[];
  /** Eight codes a word; state k begins at word k * octets(shape). */
  readonly codes: GPUBuffer;
  /** One float32 a block; state k begins at k * shape.blocks. */
  readonly absmax: GPUBuffer;
  readonly tables: GPUBuffer;
}

/** State whose moments differ in width: some in 8-bit codes, the others in 32-bit floats. */
export interface StateMixed extends StateBase {
  readonly bits: "mixed";
  /** Bits of each state of the rule. */
  readonly stateBits: readonly (8 | 32)[];
  /** One map for each state in codes. */
  readonly maps: readonly QuantizationMap[];
  readonly encodeMethod: EncodeMethod;
  /** Codes of the states in codes, one after the other; each takes shape.quads words. */
  readonly codes: GPUBuffer;
  /** One float32 a block; each state in codes takes shape.blocks of them. */
  readonly absmax: GPUBuffer;
  /** The states in floats, one after the other; each takes shape.quads groups of four. */
  readonly floats: GPUBuffer;
  readonly tables: GPUBuffer;
}

/** State in 32-bit floats. */
export interface State32 extends StateBase {
  readonly bits: 32;
  /** One buffer of floats for each state of the rule. */
  readonly states: readonly GPUBuffer[];
}

/** The state of one tensor in any precision. */
export type State = State4 | State8 | State32 | StateMixed;

/** Buffers that are freed together. */
export class Owned {
  destroyed = false;
  constructor(private readonly owned: readonly GPUBuffer[]) {}
  destroy(): void {
    this.destroyed = true;
    for (const buffer of this.owned) buffer.destroy();
  }
}

/** Returns the map of each state of a rule. */
export const mapsOfStates = (rule: Rule, { signed, unsigned }: StateMaps): QuantizationMap[] =>
  rule.states.map((state) => (state.signed ? signed : unsigned));

/** Returns the bytes of buffers. */
export const sizeOf = (buffers: readonly GPUBuffer[]): number =>
  buffers.reduce((sum, { size }) => sum + size, 0);

/**
 * The interface between the optimizer class and the code that carries out its steps: WebGPU kernels, or
 * lib/numerics. Callers do not depend on which of the two it is.
 */
import type * as tf from "@tensorflow/tfjs-core";
import type { MomentBits } from "@/lib/numerics/momentBits";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { StateMaps } from "@/lib/numerics/step8";

/**
 * Bits of one stored value of the state; or 8 or 32 for each moment of the rule by its symbol, as in
 * `{ m: 8, r: 32 }`, to find out which moment a lower precision harms.
 */
export type StateBits = 4 | 8 | 32 | MomentBits;

/** How the state of one variable is stored. */
export type Storage =
  | { readonly bits: 32 }
  | {
      readonly bits: 4 | 8;
      /** Values that share one absmax. */
      readonly blockSize: number;
      readonly maps: StateMaps;
    }
  | {
      /** Some moments are in 8-bit codes, the others in 32-bit floats. */
      readonly bits: "mixed";
      readonly momentBits: MomentBits;
      /** Values that share one absmax, in the moments in codes. */
      readonly blockSize: number;
      readonly maps: StateMaps;
    };

/** One state as it is stored: floats, or codes of 8 bits (in 4-bit state two codes a byte) with absmax. */
export type MomentValues =
  | Float32Array
  | { readonly codes: Uint8Array /** One number a block. */; readonly absmax: Float32Array };

/** A variable's state as plain numbers, one array per state of the rule, in the rule's order. */
export type StateValues =
  | { readonly bits: 32; readonly values: readonly Float32Array[] }
  | {
      readonly bits: 4 | 8;
      /** One code a byte in 8 bits; two in 4 bits, the first in the lower half. */
      readonly codes: readonly Uint8Array[];
      /** One number a block. */
      readonly absmax: readonly Float32Array[];
    }
  | { readonly bits: "mixed"; readonly moments: readonly MomentValues[] };

/** Returns the values of each state of the rule, in its order. The arrays are not copied. */
export function momentsOf(values: StateValues): readonly MomentValues[] {
  if (values.bits === 32) return values.values;
  if (values.bits === "mixed") return values.moments;
  return values.codes.map((codes, k) => ({ codes, absmax: values.absmax[k] }));
}

/** Returns all arrays of a state: floats, or all codes and then all absmax, or each moment's in turn. */
export function arraysOfValues(values: StateValues): readonly (Float32Array | Uint8Array)[] {
  if (values.bits === 32) return values.values;
  if (values.bits !== "mixed") return [...values.codes, ...values.absmax];
  return values.moments.flatMap((moment) =>
    moment instanceof Float32Array ? [moment] : [moment.codes, moment.absmax],
  );
}

/** Returns the bytes of the codes of one state. */
export const bytesOfCodes = (elements: number, bits: 4 | 8): number => Math.ceil((elements * bits) / 8);

/** The stored state of one variable. */
export interface Slot {
  readonly rule: Rule;
  readonly elements: number;
  readonly storage: Storage;
  /** Bytes of the buffers or arrays that hold the state: codes and absmax, or floats. */
  readonly bytes: number;
}

/** One variable with its gradient and its state. */
export interface Update<S extends Slot> {
  readonly variable: tf.Variable;
  /** Same shape as the variable; only read. */
  readonly gradient: tf.Tensor;
  readonly slot: S;
}

/** Makes, advances, reads and frees the state of variables. */
export interface StateStepper<S extends Slot = Slot> {
  /** Returns the buffer from which kernels read a rule's coefficients; undefined before a step. Only kernels have it. */
  coefficientsOf?(rule: Rule): GPUBuffer | undefined;
  /** Makes the state of `elements` parameters before the first step: zeros. */
  make(rule: Rule, elements: number, storage: Storage): S;
  /**
   * Advances variables and their states by one step. Call it in a tidy.
   *
   * @param updates of slots of one rule
   * @param coefficients of this step, from the rule's `prepare`
   */
  step(updates: readonly Update<S>[], coefficients: Coefficients): void;
  /** Reads a state back as plain numbers. */
  read(slot: S): Promise<StateValues>;
  /** Frees one state. */
  dispose(slot: S): void;
  /** Frees the buffers that all slots share. Call it after the last slot is disposed. */
  close(): void;
}

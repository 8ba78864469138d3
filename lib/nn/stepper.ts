/**
 * The interface between the optimizer class and the code that carries out its steps: WebGPU kernels, or
 * lib/numerics. Callers do not depend on which of the two it is.
 */
import type * as tf from "@tensorflow/tfjs-core";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { StateMaps } from "@/lib/numerics/step8";

/** How the state of one variable is stored. */
export type Storage =
  | { readonly bits: 32 }
  | {
      readonly bits: 4 | 8;
      /** Values that share one absmax. */
      readonly blockSize: number;
      readonly maps: StateMaps;
    };

/** A variable's state as plain numbers, one array per state of the rule, in the rule's order. */
export type StateValues =
  | { readonly bits: 32; readonly values: readonly Float32Array[] }
  | {
      readonly bits: 4 | 8;
      /** One code a byte in 8 bits; two in 4 bits, the first in the lower half. */
      readonly codes: readonly Uint8Array[];
      /** One number a block. */
      readonly absmax: readonly Float32Array[];
    };

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
  /**
   * Returns the buffer from which kernels read a rule's coefficients of a step; undefined on the CPU or before a step.
   */
  coefficientsOf(rule: Rule): GPUBuffer | undefined;
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
  /** Overwrites a state. @param values of the same storage and sizes as the slot's */
  write(slot: S, values: StateValues): void;
  /** Frees one state. */
  dispose(slot: S): void;
  /** Frees the buffers that all slots share. Call it after the last slot is disposed. */
  close(): void;
}

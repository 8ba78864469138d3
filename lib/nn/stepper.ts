/**
 * The seam between the optimizer class and what carries out its arithmetic: WebGPU kernels, or the numerics
 * reference. Whoever calls never asks which one it is.
 */
import type * as tf from "@tensorflow/tfjs-core";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { StateMaps } from "@/lib/numerics/step8";

/** How the state of one variable is kept. */
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

/** Bytes that the codes of one state take. */
export const bytesOfCodes = (elements: number, bits: 4 | 8): number => Math.ceil((elements * bits) / 8);

/** The state of one variable, wherever it is kept. */
export interface Slot {
  readonly rule: Rule;
  readonly elements: number;
  readonly storage: Storage;
  /** Bytes of the buffers or arrays that hold the state: codes and absmax, or floats. */
  readonly bytes: number;
}

export interface Update<S extends Slot> {
  readonly variable: tf.Variable;
  /** Same shape as the variable; only read. */
  readonly gradient: tf.Tensor;
  readonly slot: S;
}

export interface Stepper<S extends Slot = Slot> {
  /** State for `elements` parameters before the first step: all zero. */
  make(rule: Rule, elements: number, storage: Storage): S;
  /**
   * Advance variables and their states by one step.
   *
   * @param coefficients what the rule's `prepare` gave for this step
   */
  step(updates: readonly Update<S>[], coefficients: Coefficients): void;
  read(slot: S): Promise<StateValues>;
  /** @param values of the same storage and sizes as the slot's */
  write(slot: S, values: StateValues): void;
  dispose(slot: S): void;
  /** Free what all slots share; after the last slot is disposed. */
  close(): void;
}

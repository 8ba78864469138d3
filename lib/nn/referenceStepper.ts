/**
 * Carries out the optimizer's steps with lib/numerics, for the cpu backend of tfjs, and the state in codes of other
 * backends but webgpu.
 *
 * Values are read and written on the CPU in every step, which costs nothing only on the cpu backend.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { Quantized } from "@/lib/numerics/quantize";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { Packed } from "@/lib/numerics/step4";
import type { MomentState } from "@/lib/numerics/stepMixed";
import { codesOf, joinMoments } from "./joinMoments";
import type { Slot, StateStepper, StateValues, Storage, Update } from "./stepper";
import { valuesInMemory } from "./valuesInMemory";

/** The state of one variable in arrays: one entry for each state of the rule. */
export type ReferenceState =
  | { readonly bits: 32; readonly moments: Float32Array[] }
  | { readonly bits: 8; readonly moments: Quantized[] }
  | { readonly bits: 4; readonly moments: Packed[] }
  | { readonly bits: "mixed"; readonly moments: MomentState[] };

/** A slot whose state is in arrays. */
export interface ReferenceSlot extends Slot {
  readonly state: ReferenceState;
}

type MomentsOf<B> = Extract<ReferenceState, { readonly bits: B }>["moments"];

/** How state of one width is made and stepped. @typeParam B bits of the storage */
export interface ArrayFormat<B extends Storage["bits"] = Storage["bits"]> {
  make(rule: Rule, elements: number, storage: Storage & { readonly bits: B }): MomentsOf<B>;
  /** Advances parameters and state in place. */
  step(
    rule: Rule,
    coefficients: Coefficients,
    params: Float32Array,
    grads: Float32Array,
    moments: MomentsOf<B>,
  ): void;
}

/** The formats of an optimizer by the bits of their storage. */
export type ArrayFormats = { readonly [B in Storage["bits"]]?: ArrayFormat<B> };

/** Carries out steps with lib/numerics. */
export class ReferenceStepper implements StateStepper<ReferenceSlot> {
  constructor(private readonly formats: ArrayFormats) {}

  private formatOf(bits: Storage["bits"]): ArrayFormat {
    return this.formats[bits] as ArrayFormat;
  }

  make(rule: Rule, elements: number, storage: Storage): ReferenceSlot {
    const { bits } = storage;
    const moments = this.formatOf(bits).make(rule, elements, storage);
    const arrays = moments.flatMap((moment) =>
      moment instanceof Float32Array ? [moment] : [codesOf(moment), moment.absmax],
    );
    const bytes = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return { rule, elements, storage, bytes, state: { bits, moments } as ReferenceState };
  }

  step(updates: readonly Update<ReferenceSlot>[], coefficients: Coefficients): void {
    for (const { variable, gradient, slot } of updates) {
      // A copy: tensors are immutable, and the array belongs to the backend.
      const params = valuesInMemory(variable).slice();
      this.stepParams(slot, coefficients, params, valuesInMemory(gradient), variable.shape);
      const updated = tf.tensor(params, variable.shape, "float32");
      variable.assign(updated);
      updated.dispose();
    }
  }

  /** Advances the parameters and the state of one variable in place. @param _shape of the variable */
  protected stepParams(
    { rule, state }: ReferenceSlot,
    coefficients: Coefficients,
    params: Float32Array,
    grads: Float32Array,
    _shape: readonly number[],
  ): void {
    this.formatOf(state.bits).step(rule, coefficients, params, grads, state.moments as never);
  }

  async read({ state: { bits, moments } }: ReferenceSlot): Promise<StateValues> {
    return joinMoments(
      moments.map((moment) =>
        moment instanceof Float32Array
          ? moment.slice()
          : { codes: codesOf(moment).slice(), absmax: moment.absmax.slice() },
      ),
      bits,
    );
  }

  /** Arrays are freed when nothing refers to them. */
  dispose(): void {}

  close(): void {}
}

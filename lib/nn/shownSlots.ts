/** State that an optimizer also shows: for its report, for measurements and for steps that are replayed. */
import type * as tf from "@tensorflow/tfjs-core";
import type { Rule } from "@/lib/numerics/rules/rule";
import { OptimizerError } from "./errors";
import type { StatePlan } from "./statePlan";
import { StateSlots } from "./stateSlots";
import type { Slot } from "./stepper";

/** The slots of variables, which can be looked up. */
export class ShownSlots<P extends StatePlan = StatePlan> extends StateSlots<P> {
  /**
   * Returns the buffer from which kernels read a rule's coefficients of a step; undefined on the CPU and before the
   * first step.
   */
  coefficientsOf(rule: Rule): GPUBuffer | undefined {
    return this.engine?.stepper.coefficientsOf?.(rule);
  }

  /** The slots of all variables that have been seen so far, by name. */
  get all(): ReadonlyMap<string, Slot> {
    return this.slots;
  }

  /** Returns the slot of a variable. @throws OptimizerError if it has not been seen */
  of(variable: tf.Variable): Slot {
    const slot = this.slots.get(variable.name);
    if (!slot) throw new OptimizerError("variable", variable.name, "one that this optimizer has seen");
    return slot;
  }

  /** A sentence about loaded state that was converted; undefined if none was since the last load. */
  get conversion(): string | undefined {
    return this.loaded?.conversion;
  }
}

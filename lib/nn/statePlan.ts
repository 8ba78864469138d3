import type * as tf from "@tensorflow/tfjs-core";
import type { Rule } from "@/lib/numerics/rules/rule";
import type { SavedStorage } from "./savedFormat";
import type { Storage } from "./stepper";

/** By which rule a variable moves, and how its state is stored. */
export interface VariablePlan {
  readonly rule: Rule;
  readonly storage: Storage;
  /**
   * Why the state has these bits: "bits of the optimizer", "below min8bitSize of 4096", 'keep32 "embedding"', "group 2"
   * or "rule without state".
   */
  readonly reason: string;
}

/** The rules and the storage of an optimizer's variables. */
export interface StatePlan {
  /** The rule of the optimizer. */
  readonly rule: Rule;
  /** The storage that saved state is written and read with. */
  readonly saved: SavedStorage;
  /** Returns the plan for a variable without loaded state. */
  of(variable: tf.Variable): VariablePlan;
  /**
   * Returns the storage of a variable, where the rule or the size of the variable wants another one.
   *
   * @throws OptimizerError if no kernel has it
   */
  fitted(storage: Storage, rule: Rule, size: number): Storage;
  /** Returns the names of settings that mean none of these variables. */
  unusedFor(variables: readonly string[]): string[];
}

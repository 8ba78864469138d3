import type * as tf from "@tensorflow/tfjs-core";
import { checkFits } from "./checkFits";
import type { ShownSlots } from "./shownSlots";
import type { StateValues } from "./stepper";
import { writeSlot } from "./writeSlot";

/**
 * Overwrites the state of variables.
 *
 * @throws OptimizerError if a variable has not been seen, or its state has another storage or size; nothing
 *   is changed then
 */
export function restoreState(slots: ShownSlots, states: ReadonlyMap<tf.Variable, StateValues>): void {
  for (const [variable, values] of states) checkFits(variable.name, values, slots.of(variable));
  for (const [variable, values] of states) writeSlot(slots.of(variable), values);
}

/** The gradients that a program gives to an optimizer, beside their variables. */
import type * as tf from "@tensorflow/tfjs-core";
import { OptimizerError } from "./errors";
import { checkGradient, registeredVariable } from "./givenTensors";
import type { Slot, Update } from "./stepper";

/**
 * Returns each variable with its gradient. A missing gradient and a variable without elements are left out; an entry that
 * stands twice in a list counts once.
 *
 * @param gradients by variable name, as an object or as a list
 * @throws OptimizerError if there is no such variable, it has two gradients, or shapes or types do not fit
 */
export function givenGradients(
  gradients: tf.NamedTensorMap | { name: string; tensor: tf.Tensor }[],
): Omit<Update<Slot>, "slot">[] {
  const pairs = Array.isArray(gradients)
    ? gradients.map(({ name, tensor }) => [name, tensor] as const)
    : Object.entries(gradients);
  const given = new Map<string, tf.Tensor>();
  const moves: Omit<Update<Slot>, "slot">[] = [];
  for (const [name, gradient] of pairs) {
    if (gradient == null) continue;
    const variable = registeredVariable(name);
    checkGradient(variable, gradient);
    const known = given.get(name);
    if (known && known !== gradient)
      throw new OptimizerError(`number of gradients of "${name}"`, 2, "1 a step; add them up first");
    given.set(name, gradient);
    if (!known && variable.size > 0) moves.push({ variable, gradient });
  }
  return moves;
}

/** Checks variables and gradients that a program gives to an optimizer. */
import * as tf from "@tensorflow/tfjs-core";
import { OptimizerError } from "./errors";

/** Returns the variable of a name. @throws OptimizerError if there is none, or if it does not hold floats */
export function registeredVariable(name: string): tf.Variable {
  const variable = tf.engine().registeredVariables[name];
  if (!variable) throw new OptimizerError("gradient's name", name, "the name of a variable");
  if (variable.dtype !== "float32")
    throw new OptimizerError(`type of variable "${name}"`, variable.dtype, "float32");
  return variable;
}

/**
 * Refuses a gradient that is disposed, or of another type or shape than the variable. @throws OptimizerError
 */
export function checkGradient(variable: tf.Variable, gradient: tf.Tensor): void {
  const of = `of the gradient of "${variable.name}"`;
  if (gradient.isDisposed)
    throw new OptimizerError(`gradient of "${variable.name}"`, "disposed", "kept until it is applied");
  if (gradient.dtype !== "float32") throw new OptimizerError(`type ${of}`, gradient.dtype, "float32");
  if (!tf.util.arraysEqual(gradient.shape, variable.shape))
    throw new OptimizerError(`shape ${of}`, `[${gradient.shape}]`, `the variable's, [${variable.shape}]`);
}

/** Checks the arguments of an optimizer of buffers before it makes anything. */
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { KernelArgumentError } from "./errors";

/**
 * Refuses options that are no object, and names that are not allowed: both would be ignored in silence.
 *
 * @param argument name of the options, for messages
 * @param kind what a name among them is, for messages
 * @throws KernelArgumentError that names the first that is wrong
 */
export function checkOptions(
  argument: string,
  options: object,
  kind: string,
  allowed: readonly string[],
): void {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw new KernelArgumentError(argument, options, "an object");
  for (const name of Object.keys(options)) {
    if (!allowed.includes(name)) throw new KernelArgumentError(kind, name, `one of ${allowed.join(", ")}`);
  }
}

/**
 * Returns the hyper-parameters of a rule, with its defaults for those that are undefined.
 *
 * @throws KernelArgumentError if one is no number, NumericsError if it is out of range
 */
export function completeHyper(
  rule: Rule,
  given: Readonly<Record<string, number | undefined>>,
): Readonly<Record<string, number>> {
  const hyper: Record<string, number> = { ...(rule.defaults as Hyper) };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    // Rules take their default in the place of null.
    if (typeof value !== "number") throw new KernelArgumentError(name, value, "a number");
    hyper[name] = value;
  }
  rule.prepare(hyper, 1);
  return hyper;
}

/** Refuses two tensors in one buffer: one of the steps would be lost, or both made. @throws KernelArgumentError */
export function checkApart(buffers: readonly GPUBuffer[]): void {
  if (new Set(buffers).size < buffers.length)
    throw new KernelArgumentError("params", "the buffer of two tensors", "a buffer of its own for each");
}

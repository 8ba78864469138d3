/** Checks an optimizer's arguments before they change anything. */
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { OptimizerError } from "./errors";

const isWhole = (value: number) => Number.isInteger(value) && value >= 0;

/** Refuses a value that is no whole number from 0 and not Infinity. @throws OptimizerError that names it */
export function checkCount(name: string, value: number): void {
  if (!isWhole(value) && value !== Number.POSITIVE_INFINITY)
    throw new OptimizerError(name, value, "a whole number of at least 0, or Infinity");
}

/** Refuses a value that is no whole number from 1. @throws OptimizerError that names it */
export function checkSize(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) throw new OptimizerError(name, value, "a whole number from 1");
}

/** Refuses a value that is no list of names, such as a single string or undefined. @throws OptimizerError */
export function checkNames(argument: string, names: readonly string[]): void {
  if (!Array.isArray(names) || names.some((name) => typeof name !== "string" || name === ""))
    throw new OptimizerError(
      argument,
      typeof names === "string" ? names : JSON.stringify(names),
      'a list of names, as in ["embedding"]',
    );
}

/**
 * Refuses options that are no object. A number, as tf.train.adam takes it, would be ignored in silence, and a list has
 * properties of its own with the names of options, such as "map".
 *
 * @param example of allowed options
 * @throws OptimizerError if the options are no object
 */
export function checkOptions(argument: string, options: object, example: string): void {
  if (typeof options === "object" && options !== null && !Array.isArray(options)) return;
  throw new OptimizerError(argument, options, `an object, as in ${example}`);
}

/** Refuses options with other names than `names`. @throws OptimizerError that names the first of them */
export function checkOptionNames(options: object, names: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw new OptimizerError("option", name, `one of ${names.join(", ")}`);
  }
}

/**
 * Returns the hyper-parameters if the rule accepts them.
 *
 * @throws OptimizerError if the rule has no hyper-parameter of a name, NumericsError if a value is out of
 *   range
 */
export function checkHyper(hyper: Hyper, rule: Rule): Hyper {
  for (const [name, value] of Object.entries(hyper)) {
    if (!(name in rule.defaults))
      throw new OptimizerError("hyper-parameter", name, `one of ${Object.keys(rule.defaults).join(", ")}`);
    // Rules take their default in the place of null.
    if (typeof value !== "number") throw new OptimizerError(name, value, "a number");
  }
  rule.prepare(hyper, 1);
  return hyper;
}

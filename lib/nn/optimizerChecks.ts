/** What an optimizer is given, checked before it changes anything. */
import * as tf from "@tensorflow/tfjs-core";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { OptimizerError } from "./errors";
import { bytesOfCodes, type Slot, type StateValues } from "./stepper";

const isWhole = (value: number) => Number.isInteger(value) && value >= 0;

/** @throws OptimizerError unless it is a whole number from 0, or Infinity */
export function checkCount(name: string, value: number): void {
  if (!isWhole(value) && value !== Number.POSITIVE_INFINITY)
    throw new OptimizerError(name, value, "a whole number of at least 0, or Infinity");
}

/** @throws OptimizerError unless it is a whole number from 1 */
export function checkSize(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) throw new OptimizerError(name, value, "a whole number from 1");
}

/** @throws OptimizerError unless it is a list of names: a single string, or undefined, is none */
export function checkNames(argument: string, names: readonly string[]): void {
  if (!Array.isArray(names) || names.some((name) => typeof name !== "string" || name === ""))
    throw new OptimizerError(
      argument,
      typeof names === "string" ? names : JSON.stringify(names),
      'a list of names, as in ["embedding"]',
    );
}

/**
 * Options are an object: a number in its place, as tf.train.adam takes one, would be lost in silence.
 *
 * @param example of what may be given
 * @throws OptimizerError if they are no object
 */
export function checkOptions(argument: string, options: object, example: string): void {
  if (typeof options !== "object" || options === null)
    throw new OptimizerError(argument, options, `an object, as in ${example}`);
}

/** @throws OptimizerError naming the first option that is none of `names` */
export function checkOptionNames(options: object, names: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw new OptimizerError("option", name, `one of ${names.join(", ")}`);
  }
}

/**
 * @returns the hyper-parameters
 * @throws OptimizerError if the rule has no such one, NumericsError if a value is out of range
 */
export function checkHyper(hyper: Hyper, rule: Rule): Hyper {
  for (const name of Object.keys(hyper)) {
    if (!(name in rule.defaults))
      throw new OptimizerError("hyper-parameter", name, `one of ${Object.keys(rule.defaults).join(", ")}`);
  }
  rule.prepare(hyper, 1);
  return hyper;
}

/**
 * What the kernels need of a device, in bindings, threads and bytes. Every device has it but some of WebGPU's
 * compatibility mode.
 */
const leastLimits = {
  maxStorageBuffersPerShaderStage: 6,
  maxComputeInvocationsPerWorkgroup: 256,
  maxComputeWorkgroupSizeX: 256,
  maxComputeWorkgroupStorageSize: 16384,
} as const;

/** @throws OptimizerError naming the first limit that is too low */
export function checkDevice(limits: Readonly<Record<keyof typeof leastLimits, number>>): void {
  for (const [limit, least] of Object.entries(leastLimits) as [keyof typeof leastLimits, number][]) {
    if (limits[limit] < least)
      throw new OptimizerError(`the GPU's limit ${limit}`, limits[limit], `at least ${least}`);
  }
}

/** The variable of that name. @throws OptimizerError if there is none, or it does not hold floats */
export function registeredVariable(name: string): tf.Variable {
  const variable = tf.engine().registeredVariables[name];
  if (!variable) throw new OptimizerError("gradient's name", name, "the name of a variable");
  if (variable.dtype !== "float32")
    throw new OptimizerError(`type of variable "${name}"`, variable.dtype, "float32");
  return variable;
}

/** @throws OptimizerError unless it is a tensor of floats, still there, of the variable's shape */
export function checkGradient(variable: tf.Variable, gradient: tf.Tensor): void {
  const of = `of the gradient of "${variable.name}"`;
  if (gradient.isDisposed)
    throw new OptimizerError(`gradient of "${variable.name}"`, "disposed", "kept until it is applied");
  if (gradient.dtype !== "float32") throw new OptimizerError(`type ${of}`, gradient.dtype, "float32");
  if (!tf.util.arraysEqual(gradient.shape, variable.shape))
    throw new OptimizerError(`shape ${of}`, `[${gradient.shape}]`, `the variable's, [${variable.shape}]`);
}

/** @throws OptimizerError unless loaded values have the storage and the sizes of a slot */
export function checkFits(
  variable: string,
  values: StateValues,
  slot: Pick<Slot, "storage" | "elements" | "rule">,
): void {
  const { storage, elements, rule } = slot;
  if (values.bits !== storage.bits)
    throw new OptimizerError(
      `loaded state of "${variable}"`,
      `${values.bits}-bit`,
      `${storage.bits}-bit, as this optimizer's bits, min8bitSize and keep32 have it`,
    );
  const check = (what: string, arrays: readonly { length: number }[], length: number, why = "") => {
    rule.states.forEach(({ symbol }, i) => {
      if (arrays[i].length !== length)
        throw new OptimizerError(
          `length of "${variable}/${symbol}${what}"`,
          arrays[i].length,
          `${length}${why}`,
        );
    });
  };
  if (values.bits === 32) {
    check("", values.values, elements);
  } else if (storage.bits !== 32) {
    // Those of a checkpoint were packed four bytes to a word, so that up to three may be padding.
    const bytes = bytesOfCodes(elements, storage.bits);
    const padded = 4 * Math.ceil(bytes / 4);
    check(
      "/codes",
      values.codes.map(({ length }) => ({ length: length === padded ? bytes : length })),
      bytes,
    );
    const { blockSize } = storage;
    check("/absmax", values.absmax, Math.ceil(elements / blockSize), `, one for each block of ${blockSize}`);
  }
}

/** Checks an optimizer's arguments before they change anything. */
import * as tf from "@tensorflow/tfjs-core";
import { BLOCK_SIZES } from "@/lib/gpu/tensor";
import { bitsOfStates } from "@/lib/numerics/momentBits";
import type { Hyper, Rule } from "@/lib/numerics/rules/rule";
import { OptimizerError } from "./errors";
import { bytesOfCodes, momentsOf, type Slot, type StateValues, type Storage } from "./stepper";
import { checkWideBlocks } from "./wideBlocks";

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
 * Refuses options that are no object. A number, as tf.train.adam takes it, would be ignored in silence.
 *
 * @param example of allowed options
 * @throws OptimizerError if the options are no object
 */
export function checkOptions(argument: string, options: object, example: string): void {
  if (typeof options !== "object" || options === null)
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

/**
 * Refuses a block size that the kernels do not have, on every backend, so that a program that runs on the CPU runs on
 * WebGPU too.
 *
 * @param elements of a variable whose state is stored in these bits, or the least that one can have
 * @throws OptimizerError that names blockSize
 */
export function checkBlocks(storage: Storage, elements: number): void {
  if (storage.bits === 32) return;
  const { bits, blockSize } = storage;
  if (BLOCK_SIZES.includes(blockSize)) return;
  if (bits === 4)
    throw new OptimizerError("blockSize", blockSize, `one of ${BLOCK_SIZES.join(", ")} in 4 bits`);
  if (bits === "mixed")
    throw new OptimizerError(
      "blockSize",
      blockSize,
      `one of ${BLOCK_SIZES.join(", ")} where moments differ in bits`,
    );
  checkWideBlocks(blockSize, elements);
}

/**
 * The limits that the kernels need: bindings, threads and bytes. All devices but some in compatibility mode
 * have them.
 */
const LEAST_LIMITS = {
  maxStorageBuffersPerShaderStage: 6,
  maxComputeInvocationsPerWorkgroup: 256,
  maxComputeWorkgroupSizeX: 256,
  maxComputeWorkgroupStorageSize: 16384,
} as const;

/** Refuses a device whose limits are too low. @throws OptimizerError that names the first such limit */
export function checkDevice(limits: Readonly<Record<keyof typeof LEAST_LIMITS, number>>): void {
  for (const [limit, least] of Object.entries(LEAST_LIMITS) as [keyof typeof LEAST_LIMITS, number][]) {
    if (limits[limit] < least)
      throw new OptimizerError(`the GPU's limit ${limit}`, limits[limit], `at least ${least}`);
  }
}

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

/**
 * Refuses loaded values of another storage or size than a slot's. @throws OptimizerError that names the
 * difference
 */
export function checkFits(
  variable: string,
  values: StateValues,
  slot: Pick<Slot, "storage" | "elements" | "rule">,
): void {
  const { storage, elements, rule } = slot;
  const moments = momentsOf(values);
  const differs =
    values.bits !== storage.bits ||
    (values.bits === "mixed" && printWidths(rule, values) !== printWidths(rule, storage));
  if (differs)
    throw new OptimizerError(
      `loaded state of "${variable}"`,
      printWidths(rule, values),
      `${printWidths(rule, storage)}, as this optimizer's bits, min8bitSize and keep32 have it`,
    );
  if (moments.length !== rule.states.length)
    throw new OptimizerError(
      `number of loaded states of "${variable}"`,
      moments.length,
      `${rule.states.length}, as ${rule.name} has`,
    );
  const check = (name: string, length: number, wanted: number, why = "") => {
    if (length !== wanted)
      throw new OptimizerError(`length of "${variable}/${name}"`, length, `${wanted}${why}`);
  };
  // A checkpoint packs four bytes to a word, so that up to three bytes may be padding.
  const bytes = bytesOfCodes(elements, storage.bits === 4 ? 4 : 8);
  const padded = 4 * Math.ceil(bytes / 4);
  moments.forEach((moment, i) => {
    const { symbol } = rule.states[i];
    if (moment instanceof Float32Array) check(symbol, moment.length, elements);
    else check(`${symbol}/codes`, moment.codes.length === padded ? bytes : moment.codes.length, bytes);
  });
  if (storage.bits === 32) return;
  const { blockSize } = storage;
  moments.forEach((moment, i) => {
    if (moment instanceof Float32Array) return;
    const blocks = Math.ceil(elements / blockSize);
    const { symbol } = rule.states[i];
    check(`${symbol}/absmax`, moment.absmax.length, blocks, `, one for each block of ${blockSize}`);
  });
}

/** Returns how a state is stored, for a message: "8-bit", or "m 8-bit, r 32-bit". */
export function printWidths(rule: Rule, stored: StateValues | Storage): string {
  if (stored.bits !== "mixed") return `${stored.bits}-bit`;
  const widths =
    "momentBits" in stored
      ? bitsOfStates(rule, stored.momentBits)
      : stored.moments.map((moment) => (moment instanceof Float32Array ? 32 : 8));
  return widths.map((width, i) => `${rule.states[i]?.symbol ?? "?"} ${width}-bit`).join(", ");
}

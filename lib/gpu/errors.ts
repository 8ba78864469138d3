/** Why there is no usable GPU; `message` is a sentence for the reader. */
export type DeviceProblem = "no-webgpu" | "no-adapter" | "too-small" | "lost";

/** The GPU is missing, too small, or went away. */
export class DeviceError extends Error {
  override readonly name = "DeviceError";
  constructor(
    readonly code: DeviceProblem,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

/** A caller passed something that a kernel cannot take: names the argument, its value and what is allowed. */
export class KernelArgumentError extends Error {
  override readonly name = "KernelArgumentError";
  constructor(
    readonly argument: string,
    readonly value: unknown,
    readonly allowed: string,
  ) {
    super(`${argument} is ${String(value)}; it must be ${allowed}.`);
  }
}

/** @throws KernelArgumentError unless `value` is a whole number from `min` to `max` */
export function requireWhole(argument: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new KernelArgumentError(argument, value, `a whole number from ${min} to ${max}`);
  }
}

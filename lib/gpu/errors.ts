import { type DeviceKey, deviceMessages } from "@/lib/i18n/enDevice";
import { fill } from "@/lib/i18n/fill";
import { ArgumentError } from "@/lib/numerics/errors";

/** The reason why there is no usable GPU. */
export type DeviceProblem = "no-webgpu" | "no-adapter" | "too-small" | "lost" | "failed-check" | "software";

/** The sentence of a DeviceError as data. */
export interface DeviceSentence {
  readonly key: DeviceKey;
  readonly values?: Readonly<Record<string, string>>;
}

/** The GPU is missing, too small, or lost. `message` is the sentence for the reader in English. */
export class DeviceError extends Error {
  override readonly name = "DeviceError";
  constructor(
    readonly code: DeviceProblem,
    readonly said: DeviceSentence,
    options?: ErrorOptions,
  ) {
    super(fill(deviceMessages[said.key], said.values), options);
  }
}

/** An argument that the code for WebGPU refuses. */
export class KernelArgumentError extends ArgumentError {
  override readonly name = "KernelArgumentError";
}

/**
 * Refuses a value that is no whole number from `min` to `max`.
 *
 * @throws KernelArgumentError that names the argument
 */
export function requireWhole(argument: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new KernelArgumentError(argument, value, `a whole number from ${min} to ${max}`);
  }
}

/** Refuses data of another length. @throws KernelArgumentError that names them */
export function requireLength(name: string, data: { readonly length: number }, length: number): void {
  if (data.length !== length) {
    throw new KernelArgumentError(`the length of ${name}`, data.length, String(length));
  }
}

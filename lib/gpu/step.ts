/** One step of an optimizer, recorded into a compute pass. */
import { type Coefficients, packCoefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import { uniformBuffer, writeBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import { encodeRescaleCoefficients, rescaledCoefficients } from "./rescaleCoefficients";
import type { State } from "./state";
import { requireAlive } from "./stateChecks";
import { encodeStepOf } from "./stepPass";

/** The buffers and coefficients of one step of one tensor. */
export interface StepInput {
  /** n float32 values; updated in place. Usage STORAGE. */
  readonly params: GPUBuffer;
  /** Their gradients; only read. Usage STORAGE. */
  readonly grads: GPUBuffer;
  /**
   * From `rule.prepare(hyper, step)`, or a buffer that holds them packed (`coefficientsBuffer`). Many tensors
   * can share a buffer, so that the coefficients are written once a step.
   */
  readonly coefficients: Coefficients | GPUBuffer;
  /**
   * For a buffer of coefficients: the result of the rule's `tensorWide.needed` for them; false if left out.
   * It is ignored for coefficients that are given by name.
   */
  readonly tensorWide?: boolean;
}

/**
 * Returns a buffer for the coefficients of one step of a rule. Write `packCoefficients` of them to it before
 * the step is submitted.
 */
export const coefficientsBuffer = (device: GPUDevice, rule: Rule): GPUBuffer =>
  uniformBuffer(device, `${rule.name}: coefficients`, rule.coefficients.length * 4);

/**
 * Records one step: parameters and state are updated in place when the pass is submitted.
 *
 * Coefficients that are given by name go through a small buffer of the state. It is written at once, ahead of
 * everything that is recorded. So record at most one step of a state between two submits (or several with
 * equal coefficients).
 *
 * @throws KernelArgumentError if the state is destroyed or a buffer is too small
 * @throws NumericsError if a coefficient is missing
 */
export function encodeStep(pass: GPUComputePassEncoder, state: State, input: StepInput): void {
  requireAlive(state);
  const { device, shape } = state;
  const { params, grads } = input;
  requireSize("params", params, shape.n);
  requireSize("grads", grads, shape.n);
  let coefficients = coefficientsOf(state, input);
  if (needsTensorWide(state, input)) {
    encodeRescaleCoefficients(pass, state, coefficients, params, grads);
    coefficients = rescaledCoefficients(device);
  }
  encodeStepOf(pass, state, params, grads, coefficients);
}

function needsTensorWide({ rule }: State, { coefficients, tensorWide = false }: StepInput): boolean {
  if (!rule.tensorWide) return false;
  return coefficients instanceof GPUBuffer ? tensorWide : rule.tensorWide.needed(coefficients);
}

/** Returns the buffer of the coefficients, filled. */
function coefficientsOf(state: State, { coefficients }: StepInput): GPUBuffer {
  const { device, rule } = state;
  if (coefficients instanceof GPUBuffer) {
    requireSize("coefficients", coefficients, rule.coefficients.length);
    return coefficients;
  }
  writeBytes(device, state.coefficients, packCoefficients(rule, coefficients));
  return state.coefficients;
}

function requireSize(name: string, buffer: GPUBuffer, n: number): void {
  if (buffer.size < n * 4) {
    throw new KernelArgumentError(`the size of ${name}`, buffer.size, `at least ${n * 4} bytes`);
  }
}

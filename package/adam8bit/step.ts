/** lib/gpu/step.ts for a rule without sums over the tensor, with buffers that fit: those of TensorFlow.js. */
import { uniformBuffer } from "@/lib/gpu/buffers";
import type { State } from "@/lib/gpu/state";
import { encodeStepOf } from "@/lib/gpu/stepPass";
import type { Rule } from "@/lib/numerics/rules/rule";

export const coefficientsBuffer = (device: GPUDevice, rule: Rule): GPUBuffer =>
  uniformBuffer(device, `${rule.name}: coefficients`, rule.coefficients.length * 4);

export const encodeStep = (
  pass: GPUComputePassEncoder,
  state: State,
  { params, grads, coefficients }: Readonly<Record<"params" | "grads" | "coefficients", GPUBuffer>>,
): void => encodeStepOf(pass, state, params, grads, coefficients);

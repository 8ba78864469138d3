/** The engines of steps with state in 8 and 32 bits: all that most optimizers need. */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import { makeState8, readState8 } from "@/lib/gpu/state8";
import { makeState32, readState32 } from "@/lib/gpu/state32";
import type { Rule } from "@/lib/numerics/rules/rule";
import { makeState8 as makeArrays8, step8 } from "@/lib/numerics/step8";
import { makeState32 as makeArrays32, step32 } from "@/lib/numerics/step32";
import type { RuleOperation } from "./operations/operation";
import { OperationsStepper } from "./operationsStepper";
import type { ArrayFormats, ReferenceStepper } from "./referenceStepper";
import type { StateStepper } from "./stepper";
import { activeWebGpu } from "./tfjsInternals";
import type { BufferFormats, WebGpuStepper } from "./webgpuStepper";

/** State in 8 and 32 bits on the GPU. */
export const PLAIN_BUFFERS = {
  32: {
    make: makeState32,
    read: (state) => readState32(state as ReturnType<typeof makeState32>),
  },
  8: {
    make: (device, rule, elements, { blockSize, maps }) =>
      makeState8(device, rule, elements, blockSize, maps),
    read: (state) => readState8(state as ReturnType<typeof makeState8>),
  },
} satisfies BufferFormats;

/** State in 8 and 32 bits in arrays. */
export const PLAIN_ARRAYS = {
  32: { make: makeArrays32, step: step32 },
  8: {
    make: (rule, elements, { blockSize, maps }) => makeArrays8(rule, elements, blockSize, maps),
    step: step8,
  },
} satisfies ArrayFormats;

/** What carries out the steps of an optimizer, by backend. */
export interface Engines {
  readonly webgpu: (backend: WebGPUBackend) => WebGpuStepper;
  readonly arrays: () => ReferenceStepper;
  /** Returns a rule's step in operations of tfjs, if it has one. */
  readonly operationOf: (rule: Rule) => RuleOperation | undefined;
}

/**
 * Returns a new stepper for the active backend. A stepper gets only slots that it made itself, so that
 * callers need not know its class.
 */
export function stepperOf({ webgpu, arrays, operationOf }: Engines): StateStepper {
  const backend = activeWebGpu();
  if (backend) return webgpu(backend) as StateStepper;
  // The values of this backend are arrays in memory, and the loops of lib/numerics are faster than its operations.
  const stepper = tf.getBackend() === "cpu" ? arrays() : new OperationsStepper(arrays(), operationOf);
  return stepper as StateStepper;
}

/** Carries out the optimizer's steps with our kernels, on tfjs's device. */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { writeBytes } from "@/lib/gpu/buffers";
import { makeState4, makeState8, makeState32, type State } from "@/lib/gpu/state";
import { readState, writeState } from "@/lib/gpu/stateData";
import { coefficientsBuffer } from "@/lib/gpu/step";
import { encodeSteps } from "@/lib/gpu/stepSeveral";
import { type Coefficients, packCoefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import { checkDevice } from "./optimizerChecks";
import {
  bytesOfCodes,
  type Slot,
  type StateStepper,
  type StateValues,
  type Storage,
  type Update,
} from "./stepper";
import { bufferOf, dropCpuCopy, ensureOwnBuffer, flush } from "./tfjsInternals";

/** The state of one variable in GPU buffers. */
export interface WebGpuSlot extends Slot {
  readonly state: State;
}

function makeState(device: GPUDevice, rule: Rule, elements: number, storage: Storage): State {
  if (storage.bits === 32) return makeState32(device, rule, elements);
  const make = storage.bits === 8 ? makeState8 : makeState4;
  return make(device, rule, elements, storage.blockSize, storage.maps);
}

/** The stepper of the variables of one optimizer, which all have the same rule. */
export class WebGpuStepper implements StateStepper<WebGpuSlot> {
  /** Written once a step, for all variables. */
  coefficients: GPUBuffer | undefined;

  /** @throws OptimizerError if a limit of the device is below what the kernels need */
  constructor(private readonly backend: WebGPUBackend) {
    checkDevice(backend.device.limits);
  }

  make(rule: Rule, elements: number, storage: Storage): WebGpuSlot {
    const state = makeState(this.backend.device, rule, elements, storage);
    return { rule, elements, storage, bytes: state.bytes, state };
  }

  step(updates: readonly Update<WebGpuSlot>[], coefficients: Coefficients): void {
    if (updates.length === 0) return;
    const { backend } = this;
    const { device } = backend;
    flush(
      backend,
      updates.flatMap(({ variable, gradient }) => [variable, gradient]),
    );
    for (const { variable } of updates) ensureOwnBuffer(backend, variable);

    const { rule } = updates[0].slot;
    this.coefficients ??= coefficientsBuffer(device, rule);
    writeBytes(device, this.coefficients, packCoefficients(rule, coefficients));
    const tensorWide = rule.tensorWide?.needed(coefficients);
    // Buffers are looked up again in each step, and our work is submitted before tfjs can reuse a gradient's
    // buffer. All variables share one pass and one submission.
    const encoder = device.createCommandEncoder({ label: "optimizer step" });
    const pass = encoder.beginComputePass({ label: "optimizer step" });
    const items = updates.map(({ variable, gradient, slot: { state } }) => ({
      state,
      params: bufferOf(backend, variable),
      grads: bufferOf(backend, gradient),
    }));
    encodeSteps(pass, items, this.coefficients, tensorWide);
    pass.end();
    device.queue.submit([encoder.finish()]);
    for (const { variable } of updates) dropCpuCopy(backend, variable);
  }

  async read({ state }: WebGpuSlot): Promise<StateValues> {
    if (state.bits === 32) return { bits: 32, values: await readState(state) };
    const tensors =
      state.bits === 8
        ? await readState(state)
        : (await readState(state)).map(({ bytes, absmax }) => ({ codes: bytes, absmax }));
    return {
      bits: state.bits,
      codes: tensors.map(({ codes }) => codes),
      absmax: tensors.map(({ absmax }) => absmax),
    };
  }

  write({ state, elements }: WebGpuSlot, values: StateValues): void {
    if (values.bits === 32) {
      if (state.bits === 32) writeState(state, values.values);
      return;
    }
    const data = values.codes.map((codes, i) => ({
      codes: codes.subarray(0, bytesOfCodes(elements, values.bits)),
      absmax: values.absmax[i],
    }));
    if (state.bits === 8) writeState(state, data);
    if (state.bits === 4)
      writeState(
        state,
        data.map(({ codes, absmax }) => ({ bytes: codes, absmax })),
      );
  }

  dispose({ state }: WebGpuSlot): void {
    state.destroy();
  }

  close(): void {
    this.coefficients?.destroy();
    this.coefficients = undefined;
  }
}

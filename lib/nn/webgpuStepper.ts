/** Carries out the optimizer's steps with our kernels, on tfjs's device. */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import type * as tf from "@tensorflow/tfjs-core";
import { writeBytes } from "@/lib/gpu/buffers";
import { TENSOR_SUMS } from "@/lib/gpu/features";
import type { State } from "@/lib/gpu/state";
import { coefficientsBuffer } from "@/lib/gpu/step";
import { encodeSteps } from "@/lib/gpu/stepSeveral";
import { type Coefficients, packCoefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import { checkDevice } from "./deviceLimits";
import { joinMoments } from "./joinMoments";
import type { MomentValues, Slot, StateStepper, StateValues, Storage, Update } from "./stepper";
import { bufferOf, ensureOwnBuffer, flush, stopCpuCopies } from "./tfjsInternals";

/** The state of one variable in GPU buffers. */
export interface WebGpuSlot extends Slot {
  readonly state: State;
}

/** How state of one width is made and read. @typeParam B bits of the storage */
export interface BufferFormat<B extends Storage["bits"] = Storage["bits"]> {
  make(device: GPUDevice, rule: Rule, elements: number, storage: Storage & { readonly bits: B }): State;
  /** @param state that `make` returned */
  read(state: State): Promise<readonly MomentValues[]>;
}

/** The formats of an optimizer by the bits of their storage. */
export type BufferFormats = { readonly [B in Storage["bits"]]?: BufferFormat<B> };

/** The stepper of the variables of one optimizer. */
export class WebGpuStepper implements StateStepper<WebGpuSlot> {
  /** For each rule the coefficients of a step, written once for all variables. */
  private readonly coefficients = new Map<Rule, GPUBuffer>();

  /** @throws OptimizerError if a limit of the device is below what the kernels need */
  constructor(
    protected readonly backend: WebGPUBackend,
    private readonly formats: BufferFormats,
  ) {
    checkDevice(backend.device.limits);
  }

  coefficientsOf(rule: Rule): GPUBuffer | undefined {
    return this.coefficients.get(rule);
  }

  private formatOf(bits: Storage["bits"]): BufferFormat {
    return this.formats[bits] as BufferFormat;
  }

  make(rule: Rule, elements: number, storage: Storage): WebGpuSlot {
    const state = this.formatOf(storage.bits).make(this.backend.device, rule, elements, storage);
    return { rule, elements, storage, bytes: state.bytes, state };
  }

  step(updates: readonly Update<WebGpuSlot>[], coefficients: Coefficients): void {
    const variables = updates.map(({ variable }) => variable);
    if (updates.length > 0) this.stepTensors(updates, coefficients, variables);
  }

  /**
   * Advances state, and the values of tensors by it.
   *
   * @param stepped for each update the tensor in the place of the variable
   * @returns the buffer of the coefficients
   */
  protected stepTensors(
    updates: readonly Update<WebGpuSlot>[],
    coefficients: Coefficients,
    stepped: readonly tf.Tensor[],
  ): GPUBuffer {
    const { backend } = this;
    const { device } = backend;
    const { rule } = updates[0].slot;
    flush(
      backend,
      updates.flatMap(({ variable, gradient }) => [variable, gradient]),
    );
    for (const { variable } of updates) ensureOwnBuffer(backend, variable);

    const buffer = this.coefficients.get(rule) ?? coefficientsBuffer(device, rule);
    this.coefficients.set(rule, buffer);
    writeBytes(device, buffer, packCoefficients(rule, coefficients));
    // Buffers are looked up again in each step, and our work is submitted before tfjs can reuse a gradient's
    // buffer. All variables share one pass and one submission.
    const encoder = device.createCommandEncoder({ label: "optimizer step" });
    const pass = encoder.beginComputePass({ label: "optimizer step" });
    const items = updates.map(({ slot, gradient }, i) => ({
      state: slot.state,
      params: bufferOf(backend, stepped[i]),
      grads: bufferOf(backend, gradient),
    }));
    encodeSteps(pass, items, buffer, TENSOR_SUMS && rule.tensorWide?.needed(coefficients));
    pass.end();
    device.queue.submit([encoder.finish()]);
    for (const { variable } of updates) stopCpuCopies(backend, variable);
    return buffer;
  }

  async read({ state }: WebGpuSlot): Promise<StateValues> {
    return joinMoments(await this.formatOf(state.bits).read(state), state.bits);
  }

  dispose(slot: WebGpuSlot): void {
    slot.state.destroy();
  }

  close(): void {
    for (const buffer of this.coefficients.values()) buffer.destroy();
    this.coefficients.clear();
  }
}

/** Carries out the optimizer's steps with our kernels, on tfjs's device. */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import type { MatrixBuffer } from "@/lib/gpu/applyDirection";
import { writeBytes } from "@/lib/gpu/buffers";
import type { State } from "@/lib/gpu/state";
import { makeState4 } from "@/lib/gpu/state4";
import { makeState8 } from "@/lib/gpu/state8";
import { makeState32 } from "@/lib/gpu/state32";
import { readState, writeState } from "@/lib/gpu/stateData";
import { makeStateMixed } from "@/lib/gpu/stateMixed";
import { coefficientsBuffer } from "@/lib/gpu/step";
import { encodeSteps } from "@/lib/gpu/stepSeveral";
import { bitsOfStates } from "@/lib/numerics/momentBits";
import { type Coefficients, packCoefficients } from "@/lib/numerics/rules/coefficients";
import type { Rule } from "@/lib/numerics/rules/rule";
import { directionsOf, moveMatrices } from "./matrixMoves";
import { checkDevice } from "./optimizerChecks";
import {
  bytesOfCodes,
  type Slot,
  type StateStepper,
  type StateValues,
  type Storage,
  type Update,
} from "./stepper";
import { bufferOf, ensureOwnBuffer, flush, stopCpuCopies } from "./tfjsInternals";

/** The state of one variable in GPU buffers. */
export interface WebGpuSlot extends Slot {
  readonly state: State;
}

function makeState(device: GPUDevice, rule: Rule, elements: number, storage: Storage): State {
  if (storage.bits === 32) return makeState32(device, rule, elements);
  if (storage.bits === "mixed") {
    const bits = bitsOfStates(rule, storage.momentBits);
    return makeStateMixed(device, rule, elements, storage.blockSize, storage.maps, bits);
  }
  const make = storage.bits === 8 ? makeState8 : makeState4;
  return make(device, rule, elements, storage.blockSize, storage.maps);
}

/** The stepper of the variables of one optimizer. */
export class WebGpuStepper implements StateStepper<WebGpuSlot> {
  /** For each rule the coefficients of a step, written once for all variables. */
  private readonly coefficients = new Map<Rule, GPUBuffer>();
  private readonly matrices = new WeakMap<WebGpuSlot, MatrixBuffer>();

  /** @throws OptimizerError if a limit of the device is below what the kernels need */
  constructor(private readonly backend: WebGPUBackend) {
    checkDevice(backend.device.limits);
  }

  coefficientsOf(rule: Rule): GPUBuffer | undefined {
    return this.coefficients.get(rule);
  }

  make(rule: Rule, elements: number, storage: Storage): WebGpuSlot {
    const state = makeState(this.backend.device, rule, elements, storage);
    return { rule, elements, storage, bytes: state.bytes, state };
  }

  step(updates: readonly Update<WebGpuSlot>[], coefficients: Coefficients): void {
    if (updates.length === 0) return;
    const { backend } = this;
    const { device } = backend;
    const { rule } = updates[0].slot;
    const directions = rule.matrices ? directionsOf(updates) : [];
    const directionFor = new Map(directions.map(({ update, tensor }) => [update, tensor]));
    flush(
      backend,
      updates.flatMap(({ variable, gradient }) => [variable, gradient]),
    );
    for (const { variable } of updates) ensureOwnBuffer(backend, variable);

    const buffer = this.coefficients.get(rule) ?? coefficientsBuffer(device, rule);
    this.coefficients.set(rule, buffer);
    writeBytes(device, buffer, packCoefficients(rule, coefficients));
    const tensorWide = rule.tensorWide?.needed(coefficients);
    // Buffers are looked up again in each step, and our work is submitted before tfjs can reuse a gradient's
    // buffer. All variables share one pass and one submission.
    const encoder = device.createCommandEncoder({ label: "optimizer step" });
    const pass = encoder.beginComputePass({ label: "optimizer step" });
    const items = updates.map((update) => ({
      state: update.slot.state,
      params: bufferOf(backend, directionFor.get(update) ?? update.variable),
      grads: bufferOf(backend, update.gradient),
    }));
    encodeSteps(pass, items, buffer, tensorWide);
    pass.end();
    device.queue.submit([encoder.finish()]);
    if (directions.length > 0) moveMatrices(backend, directions, buffer, this.matrices);
    for (const { variable } of updates) stopCpuCopies(backend, variable);
  }

  async read({ state }: WebGpuSlot): Promise<StateValues> {
    if (state.bits === 32) return { bits: 32, values: await readState(state) };
    if (state.bits === "mixed") {
      const moments = (await readState(state)).map((moment) =>
        moment instanceof Float32Array ? moment : { codes: moment.codes, absmax: moment.absmax },
      );
      return { bits: "mixed", moments };
    }
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
    if (values.bits === "mixed") {
      if (state.bits !== "mixed") return;
      const moments = values.moments.map((moment) =>
        moment instanceof Float32Array
          ? moment
          : { codes: moment.codes.subarray(0, elements), absmax: moment.absmax },
      );
      writeState(state, moments);
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

  dispose(slot: WebGpuSlot): void {
    slot.state.destroy();
    this.matrices.get(slot)?.destroy();
  }

  close(): void {
    for (const buffer of this.coefficients.values()) buffer.destroy();
    this.coefficients.clear();
  }
}

/** Measures the longest step of a weight, on the device on which the weights are. */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import type * as tf from "@tensorflow/tfjs-core";
import { readRegions, writeBytes } from "@/lib/gpu/buffers";
import {
  encodeBefore,
  encodeLongestStep,
  type LongestStepMeter,
  longestStepRegion,
  makeLongestStep,
  stepNumbersBuffer,
} from "@/lib/gpu/longestStep";
import { LARGEST_FLOAT32, longestStep, noStep } from "@/lib/numerics/longestStep";
import { activeWebGpu, bufferOf, flush } from "./tfjsInternals";
import { valuesInMemory } from "./valuesInMemory";

/** The longest step of a weight so far. */
export interface LongestStep {
  /** Name of the variable that holds the weight. */
  readonly variable: string;
  /** Number of the step, from 1. */
  readonly step: number;
  /** Size of the step in learning rates; Infinity if the weight is no finite number any more. */
  readonly learningRates: number;
}

/** Measures how far weights move in each step. */
export interface StepWatch {
  /**
   * The buffer from which kernels read the learning rate and the number of a step, [2]; undefined on the CPU and before
   * the first step.
   */
  readonly numbers?: GPUBuffer;
  /** Keeps the values of variables before a step. */
  before(variables: readonly tf.Variable[]): void;
  /**
   * Measures the step that was just made.
   *
   * @param variables those of `before`
   * @param learningRate of this step; 0 measures nothing
   * @param step number of the step, from 1
   */
  after(variables: readonly tf.Variable[], learningRate: number, step: number): void;
  /** Returns the longest step so far; undefined if no step was measured. */
  longest(): Promise<LongestStep | undefined>;
  /** Drops the measurements of a variable. */
  forget(variable: string): void;
  /** Frees what the measurement holds. */
  dispose(): void;
}

/** Returns a new watch for the active backend. */
export function makeStepWatch(): StepWatch {
  const backend = activeWebGpu();
  return backend ? new WebGpuStepWatch(backend) : new ReferenceStepWatch();
}

/** Returns the longest of the steps of several variables. @param found [variable, [size, step]] */
function longestOf(found: Iterable<readonly [string, Float32Array]>): LongestStep | undefined {
  let best: LongestStep | undefined;
  for (const [variable, [size, step]] of found) {
    if (step === 0 || (best && best.learningRates >= size)) continue;
    best = { variable, step, learningRates: size };
  }
  return best && best.learningRates >= LARGEST_FLOAT32
    ? { ...best, learningRates: Number.POSITIVE_INFINITY }
    : best;
}

/** Measures steps with lib/numerics, where the values of variables are in memory. */
class ReferenceStepWatch implements StepWatch {
  private readonly found = new Map<string, Float32Array>();
  private kept: readonly Float32Array[] = [];

  before(variables: readonly tf.Variable[]): void {
    // A step assigns another tensor to the variable, so that these arrays stay as they are.
    this.kept = variables.map(valuesInMemory);
  }

  after(variables: readonly tf.Variable[], learningRate: number, step: number): void {
    variables.forEach((variable, i) => {
      const record = this.found.get(variable.name) ?? noStep();
      this.found.set(variable.name, record);
      longestStep(this.kept[i], valuesInMemory(variable), learningRate, step, record);
    });
    this.kept = [];
  }

  async longest(): Promise<LongestStep | undefined> {
    return longestOf(this.found);
  }

  forget(variable: string): void {
    this.found.delete(variable);
  }

  dispose(): void {
    this.found.clear();
  }
}

/**
 * Measures steps with our kernels. The records stay on the GPU until `longest` reads them, so that a step waits for
 * nothing, and they are changed in place, so that a recorded step can be replayed (lib/replay).
 */
class WebGpuStepWatch implements StepWatch {
  numbers: GPUBuffer | undefined;
  private readonly meters = new Map<string, LongestStepMeter>();

  constructor(private readonly backend: WebGPUBackend) {}

  before(variables: readonly tf.Variable[]): void {
    const { backend } = this;
    flush(backend, variables);
    const encoder = backend.device.createCommandEncoder({ label: "parameters before a step" });
    for (const variable of variables)
      encodeBefore(encoder, this.meterOf(variable), bufferOf(backend, variable));
    backend.device.queue.submit([encoder.finish()]);
  }

  after(variables: readonly tf.Variable[], learningRate: number, step: number): void {
    const { backend } = this;
    const { device } = backend;
    this.numbers ??= stepNumbersBuffer(device);
    writeBytes(device, this.numbers, stepNumbers(learningRate, step));
    const encoder = device.createCommandEncoder({ label: "longest step" });
    const pass = encoder.beginComputePass({ label: "longest step" });
    for (const variable of variables)
      encodeLongestStep(pass, this.meterOf(variable), bufferOf(backend, variable), this.numbers);
    pass.end();
    device.queue.submit([encoder.finish()]);
  }

  async longest(): Promise<LongestStep | undefined> {
    const meters = [...this.meters];
    if (meters.length === 0) return undefined;
    const regions = meters.map(([, meter]) => longestStepRegion(meter));
    const records = await readRegions(this.backend.device, "longest steps", regions);
    return longestOf(meters.map(([variable], i) => [variable, new Float32Array(records[i])] as const));
  }

  forget(variable: string): void {
    this.meters.get(variable)?.destroy();
    this.meters.delete(variable);
  }

  dispose(): void {
    for (const meter of this.meters.values()) meter.destroy();
    this.meters.clear();
    this.numbers?.destroy();
    this.numbers = undefined;
  }

  private meterOf({ name, size }: tf.Variable): LongestStepMeter {
    const meter = this.meters.get(name) ?? makeLongestStep(this.backend.device, size);
    this.meters.set(name, meter);
    return meter;
  }
}

/** Returns the numbers of a step as `StepWatch.numbers` holds them. */
export const stepNumbers = (learningRate: number, step: number): Float32Array =>
  Float32Array.of(learningRate, step);

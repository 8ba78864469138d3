/** Entry of the package for programs on plain WebGPU (package/build.mjs): an optimizer of buffers. */
import type { MapName } from "@/lib/numerics/maps";
import { REFERENCE_MIN_8BIT_SIZE } from "@/lib/numerics/memory";
import { bitsOfStates, isMomentBits, type MomentBits, plainBits } from "@/lib/numerics/momentBits";
import type { Quantized } from "@/lib/numerics/quantize";
import { type HyperOf, type Rule, type RuleName, ruleNamed } from "@/lib/numerics/rules";
import { packCoefficients } from "@/lib/numerics/rules/coefficients";
import type { Hyper } from "@/lib/numerics/rules/rule";
import { stateMaps } from "@/lib/numerics/stateMaps";
import { DEFAULT_MAP } from "@/lib/numerics/stateMaps8";
import { BLOCK_SIZE_4, type Packed } from "@/lib/numerics/step4";
import type { MomentState } from "@/lib/numerics/stepMixed";
import { writeBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import { checkApart, checkOptions, completeHyper } from "./optimizerChecks";
import type { State } from "./state";
import { makeState4 } from "./state4";
import { makeState8 } from "./state8";
import { makeState32 } from "./state32";
import { readState } from "./stateData";
import { makeStateMixed } from "./stateMixed";
import { coefficientsBuffer } from "./step";
import { encodeSteps, type StepItem } from "./stepSeveral";

export { NumericsError } from "@/lib/numerics/errors";
export type { Hyper, HyperOf, MapName, MomentBits, MomentState, Packed, Quantized, RuleName };
export { KernelArgumentError };

/** Parameters and gradients of one tensor, float32, in buffers of usage STORAGE. */
export interface TensorBuffers {
  /** Updated in place. */
  readonly params: GPUBuffer;
  /** Only read; another buffer than `params`. Left out where each step is given its own (`encodeStep`). */
  readonly grads?: GPUBuffer;
  /** Number of parameters, 1 to 2^30; the bytes of `params` divided by 4 if left out. */
  readonly n?: number;
}

/** Hyper-parameters and storage of an optimizer; those left out have defaults. */
export interface WebGpuOptimizerOptions<N extends RuleName> {
  /** Hyper-parameters of the rule; those left out have the rule's defaults, which are bitsandbytes'. */
  readonly hyper?: HyperOf<N>;
  /**
   * Bits of one stored value, 8 by default; or 8 or 32 for each moment of the rule, as in `{ m: 8, r: 32 }`,
   * to find out which moment a lower precision harms.
   */
  readonly bits?: 4 | 8 | 32 | MomentBits;
  /**
   * Values that share one absmax: a power of two from 64 to 4096, or in 8 bits any multiple of 4, with which a step goes
   * over memory twice. 256 by default, and 128 in 4 bits.
   */
  readonly blockSize?: number;
  /** Map of the codes, "dynamic-above-zero" by default. */
  readonly map?: MapName;
  /** Tensors with fewer parameters keep 32-bit state, 4096 by default. */
  readonly min8bitSize?: number;
}

const OPTIONS = ["hyper", "bits", "blockSize", "map", "min8bitSize"];

/** An optimizer of tensors in WebGPU buffers. */
export class WebGpuOptimizer {
  private readonly rule: Rule;
  private readonly items: readonly (Omit<StepItem, "grads"> & Pick<TensorBuffers, "grads">)[];
  private readonly coefficients: GPUBuffer;
  private hyper: Hyper;
  private steps = 0;
  private destroyed = false;

  /**
   * Makes the state of all tensors: zeros.
   *
   * @param rule name of the rule; "muon" is refused, because it needs products of matrices
   * @throws KernelArgumentError or NumericsError that names the argument, its value and what is allowed
   */
  constructor(
    private readonly device: GPUDevice,
    rule: RuleName,
    tensors: readonly TensorBuffers[],
    options: WebGpuOptimizerOptions<RuleName> = {},
  ) {
    checkOptions("options", options, "option", OPTIONS);
    const {
      hyper = {},
      bits = 8,
      blockSize = bits === 4 ? BLOCK_SIZE_4 : 256,
      map = DEFAULT_MAP,
      min8bitSize = REFERENCE_MIN_8BIT_SIZE,
    } = options;
    this.rule = ruleNamed(rule);
    if (this.rule.matrices) throw new KernelArgumentError("rule", rule, "a rule that moves each value alone");
    const widths = plainBits(this.rule, bits);
    if (!isMomentBits(widths) && ![4, 8, 32].includes(widths))
      throw new KernelArgumentError("bits", widths, "4, 8 or 32, or 8 or 32 for each moment");
    if (!(min8bitSize >= 0)) throw new KernelArgumentError("min8bitSize", min8bitSize, "0 or more");
    checkOptions("hyper", hyper, "hyper-parameter", Object.keys(this.rule.defaults));
    this.hyper = completeHyper(this.rule, hyper);
    checkApart(tensors.map(({ params }) => params));
    const sizes = tensors.map(({ params, grads, n = params.size / 4 }) => {
      requireSize("params", params, n);
      if (grads) requireGrads(grads, params, n);
      return n;
    });
    // A wrong name is refused also where all tensors are small.
    const maps = stateMaps(widths === 32 ? DEFAULT_MAP : map, widths === 4 ? 4 : 8, this.rule);
    const stored = (n: number): State => {
      const isPlain = widths === 32 || n < min8bitSize || this.rule.states.length === 0;
      if (isPlain) return makeState32(device, this.rule, n);
      if (isMomentBits(widths))
        return makeStateMixed(device, this.rule, n, blockSize, maps, bitsOfStates(this.rule, widths));
      const make = widths === 8 ? makeState8 : makeState4;
      return make(device, this.rule, n, blockSize, maps);
    };
    this.items = tensors.map(({ params, grads }, i) => ({ params, grads, state: stored(sizes[i]) }));
    this.coefficients = coefficientsBuffer(device, this.rule);
  }

  /** Bytes of the state of all tensors. */
  get bytes(): number {
    return this.items.reduce((sum, { state }) => sum + state.bytes, 0);
  }

  /** The learning rate of the next step, at least 0. */
  get learningRate(): number {
    return this.hyper.learningRate;
  }

  /** @throws NumericsError if it is negative or not finite */
  set learningRate(learningRate: number) {
    this.hyper = completeHyper(this.rule, { ...this.hyper, learningRate });
  }

  /**
   * Records one step of all tensors: parameters and state change when the pass is submitted.
   *
   * The coefficients of the step are written to the queue at once. So submit a step before you record the next.
   *
   * @param grads gradients of this step in the order of the tensors, for programs that compute them into new buffers;
   *   those that the constructor got if left out
   * @throws KernelArgumentError after `destroy`, or if a tensor has no gradient or too short a buffer
   */
  encodeStep(pass: GPUComputePassEncoder, grads?: readonly GPUBuffer[]): void {
    if (this.destroyed) throw new KernelArgumentError("optimizer", "destroyed", "in use");
    const { length } = this.items;
    if (grads && grads.length !== length)
      throw new KernelArgumentError("the number of grads", grads.length, `${length}, one a tensor`);
    const items = this.items.map((item, i) => {
      const own = grads?.[i] ?? item.grads;
      if (!own) throw new KernelArgumentError("grads", "undefined", "buffers, here or in the constructor");
      requireGrads(own, item.params, item.state.shape.n);
      return { ...item, grads: own };
    });
    this.steps++;
    const c = this.rule.prepare(this.hyper, this.steps);
    writeBytes(this.device, this.coefficients, packCoefficients(this.rule, c));
    encodeSteps(pass, items, this.coefficients, this.rule.tensorWide?.needed(c) ?? false);
  }

  /**
   * Reads the state of one tensor, one entry for each state of the rule: codes and absmax, or floats. Waits for
   * the steps submitted before.
   *
   * @param index of the tensor in the list that the constructor got
   * @throws KernelArgumentError if there is no such tensor, or after `destroy`
   */
  async readState(index: number): Promise<Packed[] | Quantized[] | Float32Array[] | MomentState[]> {
    const item = this.items[index];
    if (!item) throw new KernelArgumentError("index", index, `a whole number below ${this.items.length}`);
    const { state } = item;
    if (state.bits === 32) return readState(state);
    if (state.bits === "mixed") return readState(state);
    return state.bits === 8 ? readState(state) : readState(state);
  }

  /** Frees the state. Parameters and gradients stay. Call it once no recorded step waits to be submitted. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    for (const { state } of this.items) state.destroy();
    this.coefficients.destroy();
  }
}

function requireSize(name: string, { size }: GPUBuffer, n: number): void {
  if (size < 4 * n) throw new KernelArgumentError(`the size of ${name}`, size, `at least ${4 * n} bytes`);
}

function requireGrads(grads: GPUBuffer, params: GPUBuffer, n: number): void {
  requireSize("grads", grads, n);
  if (params === grads) throw new KernelArgumentError("grads", "the buffer of params", "another buffer");
}

/**
 * Makes an optimizer of tensors in WebGPU buffers: `webgpuOptimizer(device, "adam", [{ params, grads }])`.
 *
 * @throws KernelArgumentError or NumericsError that names the argument, its value and what is allowed
 */
export const webgpuOptimizer = <N extends RuleName>(
  device: GPUDevice,
  rule: N,
  tensors: readonly TensorBuffers[],
  options: WebGpuOptimizerOptions<N> = {},
): WebGpuOptimizer => new WebGpuOptimizer(device, rule, tensors, options as WebGpuOptimizerOptions<RuleName>);

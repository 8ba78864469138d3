/** One step of an optimizer, recorded into a compute pass. */
import { writeBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import { type Access, bind, dispatch, type Grid, gridFor, type Kernel, kernelFor } from "./kernel";
import { step8Source, step32Source } from "./sources";
import { requireAlive, type State } from "./state";
import { workgroupsOf } from "./tensor";

export interface StepInput {
  /** n float32 values; updated in place. Usage STORAGE. */
  readonly params: GPUBuffer;
  /** Their gradients; only read. Usage STORAGE. */
  readonly grads: GPUBuffer;
  /** From `rule.prepare(hyper, step)`. */
  readonly coefficients: Float32Array;
}

const tensors: readonly Access[] = ["write", "read"];

/** The kernel that steps a state, built if it is not there yet. Call it early to compile before the first step. */
export function stepKernel(state: State): Kernel {
  const { device, rule, shape } = state;
  const byQuads = shape.n % 4 === 0;
  const suffix = byQuads ? "" : ", n not a multiple of 4";
  if (state.bits === 8) {
    const { encoder } = state;
    return kernelFor(device, {
      key: `step8 ${rule.name}, block ${shape.blockSize}, encode by ${encoder}${suffix}`,
      source: () => step8Source(rule, shape.blockSize, encoder, byQuads),
      groups: [["uniform", "read", "write", "write", "uniform"], tensors],
    });
  }
  return kernelFor(device, {
    key: `step32 ${rule.name}${suffix}`,
    source: () => step32Source(rule, byQuads),
    groups: [["uniform", "uniform", ...rule.states.map((): Access => "write")], tensors],
  });
}

/** Workgroups of one step. */
export function stepGrid({ bits, shape }: State): Grid {
  return gridFor(bits === 8 ? workgroupsOf(shape) : Math.ceil(shape.quads / 256));
}

/** The buffers that belong to the state, in the order of the kernel's bindings. */
const ownBuffers = (state: State): GPUBuffer[] =>
  state.bits === 8
    ? [state.tensor, state.tables, state.codes, state.absmax, state.coefficients]
    : [state.tensor, state.coefficients, ...state.states];

/**
 * Record one step: parameters and state are updated in place when the pass is submitted.
 *
 * The coefficients go through a small buffer of the state, which is written at once, ahead of what is recorded.
 * So record at most one step of a state between two submits (or several with equal coefficients).
 *
 * @throws KernelArgumentError if the state is destroyed, a buffer is too small or the number of coefficients
 *   is not the rule's
 */
export function encodeStep(pass: GPUComputePassEncoder, state: State, input: StepInput): void {
  requireAlive(state);
  const { device, rule, shape } = state;
  requireSize("params", input.params, shape.n);
  requireSize("grads", input.grads, shape.n);
  if (input.coefficients.length !== rule.coefficients.length) {
    throw new KernelArgumentError(
      "the number of coefficients",
      input.coefficients.length,
      `${rule.coefficients.length} for ${rule.name}`,
    );
  }
  writeBytes(device, state.coefficients, input.coefficients);
  const kernel = stepKernel(state);
  dispatch(
    pass,
    kernel,
    [bind(device, kernel, 0, ownBuffers(state)), bind(device, kernel, 1, [input.params, input.grads])],
    stepGrid(state),
  );
}

function requireSize(name: string, buffer: GPUBuffer, n: number): void {
  if (buffer.size < n * 4) {
    throw new KernelArgumentError(`the size of ${name}`, buffer.size, `at least ${n * 4} bytes`);
  }
}

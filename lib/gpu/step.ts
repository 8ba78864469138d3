/** One step of an optimizer, recorded into a compute pass. */
import { writeBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import { type Access, bind, dispatch, type Grid, gridFor, type Kernel, kernelFor } from "./kernel";
import { encodeSettle } from "./settle";
import { step8Source, step32Source, wideStep8Sources } from "./sources";
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

/**
 * The kernels that step a state, in order, built if they are not there yet: one, or two for wide blocks.
 * Call it early to compile before the first step.
 */
export function stepKernels(state: State): readonly Kernel[] {
  const { device, rule, shape } = state;
  const byQuads = shape.n % 4 === 0;
  const name = `${rule.name}${byQuads ? "" : ", n not a multiple of 4"}`;
  if (state.bits === 32) {
    const groups = [["uniform", "uniform", ...rule.states.map((): Access => "write")] as const, tensors];
    return [kernelFor(device, { key: `step32 ${name}`, source: () => step32Source(rule, byQuads), groups })];
  }
  const { encoder } = state;
  const key = `step8 ${name}, encode by ${encoder}`;
  if (!shape.wide) {
    return [
      kernelFor(device, {
        key: `${key}, block ${shape.blockSize}`,
        source: () => step8Source(rule, shape.blockSize, encoder, byQuads),
        groups: [["uniform", "read", "write", "write", "uniform"], tensors],
      }),
    ];
  }
  const { absmax, codes } = wideStep8Sources(rule, encoder, byQuads);
  const groups = [["uniform", "read", "write", "read", "uniform", "write"] as const, tensors];
  return [
    kernelFor(device, { key: `${key}, wide blocks, absmax`, source: absmax, groups }),
    kernelFor(device, { key: `${key}, wide blocks`, source: codes, groups }),
  ];
}

/** Workgroups of one step, for each of its kernels. */
export function stepGrid({ bits, shape }: State): Grid {
  return gridFor(bits === 8 ? workgroupsOf(shape) : Math.ceil(shape.quads / 256));
}

/** The buffers that belong to the state, in the order of the kernel's bindings. */
function ownBuffers(state: State): GPUBuffer[] {
  if (state.bits === 32) return [state.tensor, state.coefficients, ...state.states];
  const { tensor, tables, codes, absmax, coefficients, fresh } = state;
  return [tensor, tables, codes, absmax, coefficients, ...(fresh ? [fresh] : [])];
}

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
  const own = ownBuffers(state);
  for (const kernel of stepKernels(state)) {
    const groups = [bind(device, kernel, 0, own), bind(device, kernel, 1, [input.params, input.grads])];
    dispatch(pass, kernel, groups, stepGrid(state));
  }
  if (state.bits === 8 && state.fresh) encodeSettle(pass, device, state.fresh, state.absmax);
}

function requireSize(name: string, buffer: GPUBuffer, n: number): void {
  if (buffer.size < n * 4) {
    throw new KernelArgumentError(`the size of ${name}`, buffer.size, `at least ${n * 4} bytes`);
  }
}

/** The dispatches of one step, whose buffers have been checked. */
import { bind, dispatch, type Grid, gridFor, type Kernel } from "./kernel";
import type { State } from "./state";

/**
 * Bind groups and kernels of one state. They stay valid from step to step while their buffers are the same
 * objects.
 */
interface Prepared {
  readonly coefficients: GPUBuffer;
  readonly params: GPUBuffer;
  readonly grid: Grid;
  readonly kernels: readonly { readonly kernel: Kernel; readonly own: GPUBindGroup }[];
  /**
   * For each kernel the group of params and gradients, by the gradients: tfjs reuses a few buffers for them
   * in turn.
   */
  readonly byGrads: WeakMap<GPUBuffer, readonly GPUBindGroup[]>;
}

const preparedSteps = new WeakMap<State, Prepared>();

function preparedFor(state: State, params: GPUBuffer, coefficients: GPUBuffer): Prepared {
  const known = preparedSteps.get(state);
  if (known?.params === params && known.coefficients === coefficients) return known;
  const own = state.step.buffers(coefficients);
  const kernels = state.step.kernels().map((kernel) => ({ kernel, own: bind(state.device, kernel, 0, own) }));
  const grid = gridFor(state.step.workgroups);
  const prepared = { coefficients, params, grid, kernels, byGrads: new WeakMap() };
  preparedSteps.set(state, prepared);
  return prepared;
}

/** Records one step of a state with buffers that fit it (step.ts). @param coefficients packed */
export function encodeStepOf(
  pass: GPUComputePassEncoder,
  state: State,
  params: GPUBuffer,
  grads: GPUBuffer,
  coefficients: GPUBuffer,
): void {
  const { grid, kernels, byGrads } = preparedFor(state, params, coefficients);
  let groups = byGrads.get(grads);
  if (!groups) {
    groups = kernels.map(({ kernel }) => bind(state.device, kernel, 1, [params, grads]));
    byGrads.set(grads, groups);
  }
  for (const [i, { kernel, own }] of kernels.entries()) dispatch(pass, kernel, [own, groups[i]], grid);
  state.step.after?.(pass);
}

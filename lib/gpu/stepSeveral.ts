/** The steps of several small tensors with 32-bit state, in one dispatch. */
import type { Rule } from "@/lib/numerics/rules/rule";
import { TENSOR_SUMS } from "./features";
import { type Access, bind, dispatch, kernelFor } from "./kernel";
import type { State, State32 } from "./state";
import { requireAlive } from "./stateChecks";
import { encodeStep, type StepInput } from "./step";
import { step32SeveralSource } from "./step32SeveralSource";
import { groupTensors } from "./tensorGroups";

/** Largest number of elements of a tensor that shares a dispatch: larger ones keep a device busy on their own. */
const MAX_ELEMENTS = 2 ** 16;

/** The buffers of one step of one tensor. */
export interface StepItem extends Pick<StepInput, "params" | "grads"> {
  readonly state: State;
}

/** A step that can share a dispatch with others. */
interface SmallItem extends StepItem {
  readonly state: State32;
}

/**
 * Whether a step can share a dispatch. The kernel takes the number of parameters from the size of their buffer, and the
 * number of groups of four from the first state.
 */
const isSmall = (item: StepItem): item is SmallItem =>
  item.state.bits === 32 &&
  item.state.rule.states.length > 0 &&
  item.state.shape.n <= MAX_ELEMENTS &&
  [item.params, item.grads].every(({ size }) => size === 4 * item.state.shape.n);

/** Returns the number of small tensors that one dispatch can take, 0 or more. */
const mostInDispatch = ({ limits }: GPUDevice, { states }: Rule): number =>
  Math.floor(limits.maxStorageBuffersPerShaderStage / (2 + states.length));

/**
 * Records one step of several tensors with the same rule: parameters and states are updated in place when the
 * pass is submitted. Small tensors with 32-bit state share dispatches, with the same results.
 *
 * @param coefficients from `coefficientsBuffer`, for all tensors
 * @param tensorWide result of the rule's `tensorWide.needed` for these coefficients. Tensors whose sums rescale
 *   the coefficients share no dispatch.
 * @throws KernelArgumentError if a state is destroyed or a buffer is too small
 */
export function encodeSteps(
  pass: GPUComputePassEncoder,
  items: readonly StepItem[],
  coefficients: GPUBuffer,
  tensorWide = false,
): void {
  const small = TENSOR_SUMS && tensorWide ? [] : items.filter(isSmall);
  const [first] = small;
  const most = first ? mostInDispatch(first.state.device, first.state.rule) : 0;
  const shared = new Set<StepItem>(most > 1 ? small : []);
  for (const item of items)
    if (!shared.has(item)) encodeStep(pass, item.state, { ...item, coefficients, tensorWide });
  if (shared.size === 0) return;
  const sizes = small.map(({ state }) => state.shape.n);
  for (const group of groupTensors(sizes, most))
    encodeGroup(pass, small.slice(group.first, group.first + group.count), coefficients);
}

/** Records one step of a few tensors in one dispatch. */
function encodeGroup(
  pass: GPUComputePassEncoder,
  items: readonly SmallItem[],
  coefficients: GPUBuffer,
): void {
  for (const { state } of items) requireAlive(state);
  const { device, rule } = items[0].state;
  const buffers: Access[] = ["write", "read", ...rule.states.map((): Access => "write")];
  const kernel = kernelFor(device, {
    key: `step32 ${rule.name}, ${items.length} tensors`,
    source: () => step32SeveralSource(rule, items.length),
    groups: [["uniform", ...items.flatMap(() => buffers)]],
  });
  const bound = items.flatMap(({ params, grads, state }) => [params, grads, ...state.states]);
  const group = bind(device, kernel, 0, [coefficients, ...bound]);
  const workgroups = items.reduce((sum, { state }) => sum + Math.ceil(state.shape.quads / 256), 0);
  dispatch(pass, kernel, [group], [workgroups, 1]);
}

/** Counting the codes in use, without reading them back. */
import { storageBuffer, takeBytes } from "./buffers";
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import { histogramSource } from "./sources";
import { requireAlive, type State8 } from "./state";

/** Codes that one workgroup counts: 256 threads, 8 words each. */
const CODES_PER_WORKGROUP = 256 * 8 * 4;

/** 256 counters for each of so many states of a rule; all 0. The caller destroys the buffer. */
export const makeCounts = (device: GPUDevice, states: number): GPUBuffer =>
  storageBuffer(device, "codes in use", states * 256 * 4);

/**
 * Record the counting of a tensor's codes; the counts are added to those of other tensors.
 *
 * @param counts from `makeCounts`, for as many states as the rule has
 */
export function encodeHistogram(pass: GPUComputePassEncoder, state: State8, counts: GPUBuffer): void {
  requireAlive(state);
  const { device, rule, shape, tensor, codes } = state;
  const states = rule.states.length;
  const kernel = kernelFor(device, {
    key: `histogram of ${states}`,
    source: () => histogramSource(states),
    groups: [["uniform", "read", "write"]],
  });
  const group = bind(device, kernel, 0, [tensor, codes, counts]);
  dispatch(pass, kernel, [group], gridFor(Math.ceil(shape.n / CODES_PER_WORKGROUP)));
}

/** Read the counts, one array of 256 for each state, and set them back to 0. */
export async function takeCounts(device: GPUDevice, counts: GPUBuffer): Promise<Uint32Array[]> {
  const all = new Uint32Array(await takeBytes(device, counts));
  return Array.from({ length: all.length / 256 }, (_, k) => all.slice(256 * k, 256 * (k + 1)));
}

/** Counts how often each code is in use, without reading the codes back. Twin: lib/numerics/countCodes.ts. */
import { type Region, storageBuffer } from "./buffers";
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import { countCodesSource } from "./sources";
import type { State4, State8, StateMixed } from "./state";
import { requireAlive } from "./stateChecks";

/** Words that one workgroup counts: 256 threads, 8 words each. */
const WORDS_PER_WORKGROUP = 256 * 8;

/** Bits of a code. */
type CodeBits = (State4 | State8)["bits"];

/**
 * Makes 2^bits counters for each state in codes, all 0. The caller destroys the buffer.
 *
 * @param states number of states in codes
 */
export const makeCounts = (device: GPUDevice, states: number, bits: CodeBits = 8): GPUBuffer =>
  storageBuffer(device, "codes in use", states * 2 ** bits * 4);

/**
 * Records the counting of a tensor's codes; the counts are added to those of other tensors.
 *
 * @param counts from `makeCounts`, for at least the number of states in codes and for their bits
 */
export function encodeCountCodes(
  pass: GPUComputePassEncoder,
  state: State4 | State8 | StateMixed,
  counts: GPUBuffer,
): void {
  requireAlive(state);
  const { device, shape, tensor, codes, maps } = state;
  const bits = state.bits === 4 ? 4 : 8;
  const states = maps.length;
  const kernel = kernelFor(device, {
    key: `count codes of ${states} states in ${bits} bits`,
    source: () => countCodesSource(states, bits),
    groups: [["uniform", "read", "write"]],
  });
  const group = bind(device, kernel, 0, [tensor, codes, counts]);
  const words = Math.ceil((shape.n * bits) / 32);
  dispatch(pass, kernel, [group], gridFor(Math.ceil(words / WORDS_PER_WORKGROUP)));
}

/** Returns the region to read the counts from; the reading sets them back to 0. */
export const countsRegion = (counts: GPUBuffer): Region => ({ buffer: counts, clear: true });

/**
 * Returns the counts of all states in codes, one array of 2^bits for each.
 *
 * @param bytes read from `countsRegion`
 * @param bits of the states that were counted
 */
export function countsIn(bytes: ArrayBuffer, bits: CodeBits = 8): Uint32Array[] {
  const all = new Uint32Array(bytes);
  const codes = 2 ** bits;
  return Array.from({ length: all.length / codes }, (_, k) => all.slice(codes * k, codes * (k + 1)));
}

/** Counting the codes in use, without reading them back. */
import { type Region, storageBuffer } from "./buffers";
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import { histogramSource } from "./sources";
import { requireAlive, type State4, type State8 } from "./state";

/** Words that one workgroup counts: 256 threads, 8 words each. */
const WORDS_PER_WORKGROUP = 256 * 8;

/** Bits of a code. */
type CodeBits = (State4 | State8)["bits"];

/** 2^bits counters for each of so many states of a rule; all 0. The caller destroys the buffer. */
export const makeCounts = (device: GPUDevice, states: number, bits: CodeBits = 8): GPUBuffer =>
  storageBuffer(device, "codes in use", states * 2 ** bits * 4);

/**
 * Record the counting of a tensor's codes; the counts are added to those of other tensors.
 *
 * @param counts from `makeCounts`, for as many states as the rule has and as many bits as the state
 */
export function encodeHistogram(
  pass: GPUComputePassEncoder,
  state: State4 | State8,
  counts: GPUBuffer,
): void {
  requireAlive(state);
  const { device, rule, shape, tensor, codes, bits } = state;
  const states = rule.states.length;
  const kernel = kernelFor(device, {
    key: `histogram of ${states} in ${bits} bits`,
    source: () => histogramSource(states, bits),
    groups: [["uniform", "read", "write"]],
  });
  const group = bind(device, kernel, 0, [tensor, codes, counts]);
  const words = Math.ceil((shape.n * bits) / 32);
  dispatch(pass, kernel, [group], gridFor(Math.ceil(words / WORDS_PER_WORKGROUP)));
}

/** What is to be read of counts; the reading sets them back to 0. */
export const countsRegion = (counts: GPUBuffer): Region => ({ buffer: counts, clear: true });

/**
 * The counts of all states.
 *
 * @param bytes of the counters' `countsRegion`
 * @param bits of the states that were counted
 * @returns for each state one array of 2^bits
 */
export function countsIn(bytes: ArrayBuffer, bits: CodeBits = 8): Uint32Array[] {
  const all = new Uint32Array(bytes);
  const codes = 2 ** bits;
  return Array.from({ length: all.length / codes }, (_, k) => all.slice(codes * k, codes * (k + 1)));
}

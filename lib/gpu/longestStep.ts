/**
 * Measures the longest step of a parameter of a tensor on the GPU. Twin: lib/numerics/longestStep.ts.
 *
 * The meter of lib/gpu/moves.ts does not serve here: it appends a row in each step, which a run reads before its list is
 * full, and it knows all tensors from the start. An optimizer is asked for its longest step at any time or never, its
 * variables come and go, and its steps are replayed. So each tensor has one record, which is replaced in place. Both
 * take the size of a move from kernels/parts/move-size.wgsl.
 */
import { noStep } from "@/lib/numerics/longestStep";
import { type Region, storageBuffer, storageBufferOf } from "./buffers";
import { requireWhole } from "./errors";
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import moves from "./kernels/longest-step.moves.wgsl";
import source from "./kernels/longest-step.wgsl";
import bits from "./kernels/parts/bits.wgsl";
import longestPart from "./kernels/parts/longest.wgsl";
import moveSize from "./kernels/parts/move-size.wgsl";
import { join } from "./sourceParts";

/** Parameters that a workgroup of kernels/longest-step.moves.wgsl compares. */
const PER_WORKGROUP = 16 * 256;
/** Bytes of `n` and `largest_move` ahead of the size and the number of the longest step. */
const HEADER_BYTES = 8;

/** The longest step of one tensor, made by `makeLongestStep`. */
export interface LongestStepMeter {
  readonly device: GPUDevice;
  readonly n: number;
  /** Receives a copy of the n parameters before each step. */
  readonly before: GPUBuffer;
  /** n, the largest move of this step, and the longest step so far: kernels/parts/longest.wgsl. */
  readonly longest: GPUBuffer;
  destroy(): void;
}

/**
 * Makes a meter of a tensor that has not been measured.
 *
 * @param n number of parameters, 1 to 2^30
 * @throws KernelArgumentError if n is out of range
 */
export function makeLongestStep(device: GPUDevice, n: number): LongestStepMeter {
  requireWhole("n", n, 1, 2 ** 30);
  const before = storageBuffer(device, "parameters before a step", 4 * n);
  const record = new ArrayBuffer(16);
  new Uint32Array(record).set([n, 0]);
  new Float32Array(record).set(noStep(), 2);
  const longest = storageBufferOf(device, "longest step", new Uint8Array(record));
  const destroy = () => {
    before.destroy();
    longest.destroy();
  };
  return { device, n, before, longest, destroy };
}

/** Makes the buffer of the numbers of a step: its learning rate and its number, both float32. */
export const stepNumbersBuffer = (device: GPUDevice): GPUBuffer =>
  storageBuffer(device, "numbers of a step", 8);

/** Records the copy of the parameters, before a step. */
export function encodeBefore(encoder: GPUCommandEncoder, meter: LongestStepMeter, params: GPUBuffer): void {
  encoder.copyBufferToBuffer(params, 0, meter.before, 0, 4 * meter.n);
}

/**
 * Records the measurement of a step, after it.
 *
 * @param params buffer of the n parameters after the step
 * @param numbers of `stepNumbersBuffer`, with the numbers of this step
 */
export function encodeLongestStep(
  pass: GPUComputePassEncoder,
  { device, n, before, longest }: LongestStepMeter,
  params: GPUBuffer,
  numbers: GPUBuffer,
): void {
  const largest = kernelFor(device, {
    key: "longest step, moves",
    source: () => join(bits, moveSize, longestPart, moves),
    groups: [["read", "read", "write"]],
  });
  const grid = gridFor(Math.ceil(n / PER_WORKGROUP));
  dispatch(pass, largest, [bind(device, largest, 0, [before, params, longest])], grid);
  const kernel = kernelFor(device, {
    key: "longest step",
    source: () => join(bits, longestPart, source),
    groups: [["read", "write"]],
  });
  dispatch(pass, kernel, [bind(device, kernel, 0, [numbers, longest])], [1, 1]);
}

/** Returns the region of the longest step of a meter. Its bytes are two float32: size in learning rates, and number. */
export const longestStepRegion = ({ longest }: LongestStepMeter): Region => ({
  buffer: longest,
  offset: HEADER_BYTES,
  bytes: 8,
});

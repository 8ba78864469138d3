/**
 * Measures the errors of quantization on the GPU; only a few sums are read back. Twin:
 * lib/numerics/errorSums.ts.
 */
import type { ErrorSums } from "@/lib/numerics/errorSums";
import { readBytes, storageBuffer, storageBufferOf, uniformBuffer, writeBytes } from "./buffers";
import { requireWhole } from "./errors";
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import placeOutliers from "./kernels/place-outliers.wgsl";
import { encodeQuantize, type Quantizer } from "./quantize";
import { errorSumsSource } from "./sources";

/** Workgroups of one measurement at most, and groups of four values that call for one workgroup. */
const MAX_WORKGROUPS = 256;
const QUADS_PER_WORKGROUP = 1024;
/** Two vectors of four float32 sums. */
const PARTIAL_BYTES = 32;

/** Buffers of a tensor that is quantized in several ways, and of its values that are left out of the sums. */
export interface ErrorMeter {
  readonly device: GPUDevice;
  readonly n: number;
  /** The tensor, n float32 values; quantizers share it. */
  readonly values: GPUBuffer;
  /** Codes of the last quantization; the next one overwrites them. */
  readonly codes: GPUBuffer;
  /** One bit a value: 1 for values that are left out. */
  readonly skipped: GPUBuffer;
  /** The value of the outliers, one float32. */
  readonly outlier: GPUBuffer;
  /** The sums of each workgroup. */
  readonly partials: GPUBuffer;
  readonly workgroups: number;
  destroy(): void;
}

/**
 * Makes the buffers for measuring tensors of n values.
 *
 * @param n values of the tensor, 1 to 2^30
 * @throws KernelArgumentError if n is out of range
 */
export function makeErrorMeter(device: GPUDevice, n: number): ErrorMeter {
  requireWhole("n", n, 1, 2 ** 30);
  const quads = Math.ceil(n / 4);
  const workgroups = Math.min(MAX_WORKGROUPS, Math.ceil(quads / QUADS_PER_WORKGROUP));
  const buffers = {
    values: storageBuffer(device, "errors: values", quads * 16),
    codes: storageBuffer(device, "errors: codes", quads * 4),
    skipped: storageBuffer(device, "errors: skipped", Math.ceil(n / 32) * 4),
    outlier: uniformBuffer(device, "errors: outlier", 4),
    partials: storageBuffer(device, "errors: partial sums", workgroups * PARTIAL_BYTES),
  };
  const destroy = () => {
    for (const buffer of Object.values(buffers)) buffer.destroy();
  };
  return { device, n, ...buffers, workgroups, destroy };
}

/** Returns a buffer of a tensor of n values, for `loadTensor`; the caller destroys it. */
export const keepTensor = ({ device }: ErrorMeter, x: Float32Array): GPUBuffer =>
  storageBufferOf(device, "errors: tensor", x);

/**
 * Loads a tensor into the meter and writes outliers into it.
 *
 * @param tensor from `keepTensor`, of n values
 * @param places indices of the outliers, without repeats: they are left out of the sums
 * @param size the value of every outlier
 */
export function loadTensor(
  meter: ErrorMeter,
  tensor: GPUBuffer,
  places: readonly number[],
  size: number,
): void {
  const { device, values, skipped, outlier } = meter;
  const bits = new Uint32Array(skipped.size / 4);
  for (const i of places) bits[i >>> 5] |= 1 << (i & 31);
  writeBytes(device, skipped, bits);
  writeBytes(device, outlier, Float32Array.of(size));
  const encoder = device.createCommandEncoder({ label: "errors: load" });
  encoder.copyBufferToBuffer(tensor, 0, values, 0, values.size);
  const pass = encoder.beginComputePass({ label: "errors: outliers" });
  const kernel = kernelFor(device, {
    key: "place outliers",
    source: () => placeOutliers,
    groups: [["uniform", "read", "write"]],
  });
  const group = bind(device, kernel, 0, [outlier, skipped, values]);
  dispatch(pass, kernel, [group], gridFor(Math.ceil(bits.length / 256)));
  pass.end();
  device.queue.submit([encoder.finish()]);
}

/**
 * Records the sums of one quantized tensor. The meter's `partials` hold them until the next sums overwrite
 * them.
 */
function encodeErrorSums(pass: GPUComputePassEncoder, meter: ErrorMeter, quantizer: Quantizer): void {
  const { device, values, skipped, partials, workgroups } = meter;
  const { tensor, tables, codes, absmax } = quantizer;
  const kernel = kernelFor(device, {
    key: "error sums",
    source: errorSumsSource,
    groups: [["uniform", "read", "read", "read", "read", "read", "write"]],
  });
  const buffers = [tensor, tables, codes, absmax, values, skipped, partials];
  dispatch(pass, kernel, [bind(device, kernel, 0, buffers)], [workgroups, 1]);
}

/** Quantizes the meter's tensor in several ways and measures the errors of each, in one submission.
 *
 * The sums agree with lib/numerics/errorSums.ts to about six digits; the counts are exact up to 2^32 values.
 *
 * @param quantizers made with the meter's `values` and `codes`
 * @param skipCount number of outliers that were loaded
 * @returns the sums of each quantizer
 */
export async function measureErrors(
  meter: ErrorMeter,
  quantizers: readonly Quantizer[],
  skipCount: number,
): Promise<ErrorSums[]> {
  const { device, partials, workgroups, n } = meter;
  const bytes = workgroups * PARTIAL_BYTES;
  const all = storageBuffer(device, "errors: all partial sums", bytes * quantizers.length);
  try {
    const encoder = device.createCommandEncoder({ label: "errors" });
    quantizers.forEach((quantizer, i) => {
      const pass = encoder.beginComputePass({ label: "errors" });
      encodeQuantize(pass, quantizer);
      encodeErrorSums(pass, meter, quantizer);
      pass.end();
      encoder.copyBufferToBuffer(partials, 0, all, i * bytes, bytes);
    });
    device.queue.submit([encoder.finish()]);
    const floats = new Float32Array(await readBytes(device, all));
    return quantizers.map((_, i) =>
      totalOf(floats.subarray((i * bytes) / 4, ((i + 1) * bytes) / 4), n - skipCount),
    );
  } finally {
    all.destroy();
  }
}

/** Returns the total of the workgroups' sums, eight floats each. */
function totalOf(partials: Float32Array, count: number): ErrorSums {
  let [magnitude, absolute, relative, zeroed, nonzero] = [0, 0, 0, 0, 0];
  for (let at = 0; at < partials.length; at += 8) {
    magnitude += partials[at];
    absolute += partials[at + 1];
    relative += partials[at + 2];
    zeroed += partials[at + 3];
    nonzero += partials[at + 4];
  }
  return { count, magnitude, absolute, relative, nonzero, zeroed };
}

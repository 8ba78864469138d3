/** Block-wise quantization of a tensor on the GPU. */
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Quantized } from "@/lib/numerics/quantize";
import { readBytes, storageBuffer, writeBytes } from "./buffers";
import { type Access, bind, dispatch, gridFor, kernelFor } from "./kernel";
import { kernelVariantFor } from "./kernelVariant";
import { type EncodeMethod, encodeMethodFor, makeMapTable } from "./mapTable";
import { STEP_QUADS } from "./sourceParts";
import { dequantizeSource, QUANTIZE_QUADS, quantizeSource, quantizeWideSources } from "./sources";
import { encodeStoreAbsmax } from "./storeAbsmax";
import { type Shape, shapeOf, tablesBuffer, tensorUniform, workgroupsOf } from "./tensor";

/**
 * A tensor on the GPU as values and as codes, with the buffers that the kernels need to turn one into the
 * other.
 */
export interface Quantizer {
  readonly device: GPUDevice;
  readonly shape: Shape;
  readonly map: QuantizationMap;
  readonly encodeMethod: EncodeMethod;
  /** n float32 values, padded to a multiple of 16 bytes. */
  readonly values: GPUBuffer;
  /** n codes, four a word. */
  readonly codes: GPUBuffer;
  /** One float32 a block. */
  readonly absmax: GPUBuffer;
  /** For wide blocks: the absmax that the first pass finds, one bit pattern a block. */
  readonly fresh: GPUBuffer | undefined;
  /** The uniform of kernels/parts/tensor.wgsl. */
  readonly tensor: GPUBuffer;
  /** The map, as kernels/parts/tables.wgsl reads it. */
  readonly tables: GPUBuffer;
  /** Frees all buffers but the shared ones. */
  destroy(): void;
}

/**
 * Makes the buffers for quantizing n values.
 *
 * @param n number of values, 1 to 2^30
 * @param blockSize a power of two from 64 to 4096, at full speed; another multiple of 4, or n or more (the
 *   whole tensor), in two passes over memory
 * @param encodeMethod how the nearest code is found; the fastest that the map allows if left out
 * @param shared buffers that several quantizers of one tensor share; the caller destroys them
 * @throws KernelArgumentError if n or the block size is out of range
 */
export function makeQuantizer(
  device: GPUDevice,
  n: number,
  map: QuantizationMap,
  blockSize: number,
  encodeMethod: EncodeMethod = encodeMethodFor([{ map, guarded: false }]),
  shared?: Pick<Quantizer, "values" | "codes">,
): Quantizer {
  const shape = shapeOf(n, blockSize);
  const tables = [makeMapTable({ map, guarded: false }, encodeMethod)];
  const fresh = shape.wide ? storageBuffer(device, "quantizer: next absmax", shape.blocks * 4) : undefined;
  const { values, codes } = shared ?? {
    values: storageBuffer(device, "quantizer: values", shape.quads * 16),
    codes: storageBuffer(device, "quantizer: codes", shape.quads * 4),
  };
  const buffers = {
    absmax: storageBuffer(device, "quantizer: absmax", shape.blocks * 4),
    tensor: tensorUniform(device, "quantizer", shape, tables),
    tables: tablesBuffer(device, "quantizer", tables),
  };
  const destroy = () => {
    for (const buffer of Object.values(buffers)) buffer.destroy();
    fresh?.destroy();
    if (shared) return;
    values.destroy();
    codes.destroy();
  };
  return { device, shape, map, encodeMethod, values, codes, ...buffers, fresh, destroy };
}

/** Records the quantization of the values: codes and absmax are written when the pass is submitted. */
export function encodeQuantize(pass: GPUComputePassEncoder, quantizer: Quantizer): void {
  const { device, shape, map, encodeMethod, values, codes, absmax, fresh, tensor, tables } = quantizer;
  const grid = gridFor(workgroupsOf(shape, QUANTIZE_QUADS));
  const variant = kernelVariantFor(device, [map], encodeMethod);
  const run = (key: string, source: () => string, accesses: readonly Access[], buffers: GPUBuffer[]) => {
    const kernel = kernelFor(device, { key, source, groups: [["uniform", "read", ...accesses]] });
    dispatch(pass, kernel, [bind(device, kernel, 0, [tensor, tables, ...buffers])], grid);
  };
  if (!fresh) {
    const key = `quantize, block ${shape.blockSize}, ${variant.key}`;
    const source = () => quantizeSource(shape.blockSize, variant);
    run(key, source, ["read", "write", "write"], [values, codes, absmax]);
    return;
  }
  const sources = quantizeWideSources(variant);
  run("quantize, wide blocks, absmax", sources.absmax, ["read", "write"], [values, fresh]);
  const key = `quantize, wide blocks, ${variant.key}`;
  run(key, sources.codes, ["read", "read", "write"], [values, fresh, codes]);
  encodeStoreAbsmax(pass, device, fresh, absmax);
}

/** Records the dequantization of codes and absmax: the values are written when the pass is submitted. */
export function encodeDequantize(pass: GPUComputePassEncoder, quantizer: Quantizer): void {
  const { device, shape, values, codes, absmax, tensor, tables } = quantizer;
  const layout = shape.wide ? "wide" : shape.blockSize;
  const kernel = kernelFor(device, {
    key: `dequantize, block ${layout}`,
    source: () => dequantizeSource(layout),
    groups: [["uniform", "read", "read", "read", "write"]],
  });
  const group = bind(device, kernel, 0, [tensor, tables, codes, absmax, values]);
  dispatch(pass, kernel, [group], gridFor(workgroupsOf(shape, STEP_QUADS)));
}

function submit(device: GPUDevice, label: string, record: (pass: GPUComputePassEncoder) => void): void {
  const encoder = device.createCommandEncoder({ label });
  const pass = encoder.beginComputePass({ label });
  record(pass);
  pass.end();
  device.queue.submit([encoder.finish()]);
}

/**
 * Quantizes values on the GPU and reads the result back: the same codes and absmax as
 * lib/numerics/quantize.ts.
 *
 * They are the same for every finite float32, also on a GPU that takes subnormal numbers (below 1.2e-38) for
 * 0 (kernels/parts/encode-extreme-blocks.wgsl).
 *
 * @param x at least one value
 * @param blockSize as in makeQuantizer
 * @throws KernelArgumentError if the size or the block size is out of range
 */
export async function quantizeOnGpu(
  device: GPUDevice,
  x: Float32Array,
  map: QuantizationMap,
  blockSize: number,
  encodeMethod?: EncodeMethod,
): Promise<Quantized> {
  const quantizer = makeQuantizer(device, x.length, map, blockSize, encodeMethod);
  try {
    writeBytes(device, quantizer.values, x);
    submit(device, "quantize", (pass) => encodeQuantize(pass, quantizer));
    const [codes, absmax] = await Promise.all([
      readBytes(device, quantizer.codes, x.length),
      readBytes(device, quantizer.absmax, quantizer.shape.blocks * 4),
    ]);
    return { codes: new Uint8Array(codes), absmax: new Float32Array(absmax), blockSize, map };
  } finally {
    quantizer.destroy();
  }
}

/**
 * Returns the values of a quantized tensor, computed on the GPU: the same as lib/numerics/dequantize.ts.
 *
 * @throws KernelArgumentError if the size or the block size is out of range
 */
export async function dequantizeOnGpu(
  device: GPUDevice,
  { codes, absmax, blockSize, map }: Quantized,
): Promise<Float32Array> {
  const quantizer = makeQuantizer(device, codes.length, map, blockSize);
  try {
    writeBytes(device, quantizer.codes, codes);
    writeBytes(device, quantizer.absmax, absmax);
    submit(device, "dequantize", (pass) => encodeDequantize(pass, quantizer));
    return new Float32Array(await readBytes(device, quantizer.values, codes.length * 4));
  } finally {
    quantizer.destroy();
  }
}

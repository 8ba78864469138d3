/** Block-wise quantization of a tensor on the GPU. */
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Quantized } from "@/lib/numerics/quantize";
import { readBytes, storageBuffer, writeBytes } from "./buffers";
import { type Access, bind, dispatch, gridFor, kernelFor } from "./kernel";
import { type Encoder, encoderFor, mapTable } from "./mapTable";
import { meansFor } from "./means";
import { encodeSettle } from "./settle";
import { dequantizeSource, QUANTIZE_QUADS, quantizeSource, STEP_QUADS, wideQuantizeSources } from "./sources";
import { type Shape, shapeOf, tablesBuffer, tensorUniform, workgroupsOf } from "./tensor";

/** A tensor on the GPU in both forms, and what the kernels need to go from one to the other. */
export interface Quantizer {
  readonly device: GPUDevice;
  readonly shape: Shape;
  readonly map: QuantizationMap;
  readonly encoder: Encoder;
  /** n float32 values, padded to a multiple of 16 bytes. */
  readonly values: GPUBuffer;
  /** n codes, four a word. */
  readonly codes: GPUBuffer;
  /** One float32 a block. */
  readonly absmax: GPUBuffer;
  /** Where the first pass over wide blocks finds the absmax. */
  readonly fresh: GPUBuffer | undefined;
  readonly tensor: GPUBuffer;
  readonly tables: GPUBuffer;
  destroy(): void;
}

/**
 * Buffers for quantizing n values.
 *
 * @param blockSize a power of two from 64 to 4096, at full speed; another multiple of 4, or n or more (the whole
 *   tensor), in two passes over memory
 * @param encoder how the nearest code is found; the best one for the map if left out
 * @param lent buffers that several quantizers of one tensor share; whoever lends them destroys them
 * @throws KernelArgumentError if n or the block size is out of range
 */
export function makeQuantizer(
  device: GPUDevice,
  n: number,
  map: QuantizationMap,
  blockSize: number,
  encoder: Encoder = encoderFor([{ map, guarded: false }]),
  lent?: Pick<Quantizer, "values" | "codes">,
): Quantizer {
  const shape = shapeOf(n, blockSize);
  const tables = [mapTable({ map, guarded: false }, encoder)];
  const fresh = shape.wide ? storageBuffer(device, "quantizer: next absmax", shape.blocks * 4) : undefined;
  const { values, codes } = lent ?? {
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
    if (lent) return;
    values.destroy();
    codes.destroy();
  };
  return { device, shape, map, encoder, values, codes, ...buffers, fresh, destroy };
}

/** Record values -> codes and absmax. */
export function encodeQuantize(pass: GPUComputePassEncoder, quantizer: Quantizer): void {
  const { device, shape, map, encoder, values, codes, absmax, fresh, tensor, tables } = quantizer;
  const grid = gridFor(workgroupsOf(shape, QUANTIZE_QUADS));
  const means = meansFor(device, [map], encoder);
  const run = (key: string, source: () => string, accesses: readonly Access[], buffers: GPUBuffer[]) => {
    const kernel = kernelFor(device, { key, source, groups: [["uniform", "read", ...accesses]] });
    dispatch(pass, kernel, [bind(device, kernel, 0, [tensor, tables, ...buffers])], grid);
  };
  if (!fresh) {
    const key = `quantize, block ${shape.blockSize}, ${means.key}`;
    const source = () => quantizeSource(shape.blockSize, means);
    run(key, source, ["read", "write", "write"], [values, codes, absmax]);
    return;
  }
  const sources = wideQuantizeSources(means);
  run("quantize, wide blocks, absmax", sources.absmax, ["read", "write"], [values, fresh]);
  const key = `quantize, wide blocks, ${means.key}`;
  run(key, sources.codes, ["read", "read", "write"], [values, fresh, codes]);
  encodeSettle(pass, device, fresh, absmax);
}

/** Record codes and absmax -> values. */
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
 * Quantize values on the GPU and read the result back: the same codes and absmax as lib/numerics/quantize.ts.
 *
 * That holds for every finite float32, also where a GPU takes subnormal numbers (below 1.2e-38) for 0
 * (kernels/product.wgsl).
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
  encoder?: Encoder,
): Promise<Quantized> {
  const quantizer = makeQuantizer(device, x.length, map, blockSize, encoder);
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
 * The values of a quantized tensor, computed on the GPU: the same as lib/numerics/dequantize.ts.
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

/** A product of two matrices in 8-bit integers on the GPU. Twin: lib/numerics/int8Product.ts. */
import { codesOfRows, type Scales } from "@/lib/numerics/int8Product";
import { type Matrix, transposed } from "@/lib/numerics/matrix";
import { readBytes, storageBuffer, storageBufferOf, uniformBuffer, writeBytes } from "./buffers";
import { requireWhole } from "./errors";
import { bind, dispatch, kernelFor } from "./kernel";
import int8Product from "./kernels/int8-product.wgsl";
import dot4Packed from "./kernels/parts/dot4-packed.wgsl";
import dot4Plain from "./kernels/parts/dot4-plain.wgsl";
import { join } from "./sourceParts";

/** Results of a workgroup along each side: TILE of the kernel. */
const TILE = 16;
/** Workgroups that WebGPU allows in one dimension on every device. */
const MAX_WORKGROUPS = 65535;
/** The language feature of WGSL that has `dot4I8Packed`. */
const PACKED_DOT = "packed_4x8_integer_dot_product";

/** Returns whether WGSL has products of four packed bytes. @param gpu `navigator.gpu` */
export const hasPackedDot = (gpu: GPU): boolean => gpu.wgslLanguageFeatures?.has(PACKED_DOT) ?? false;

const sourceOf = (packedDot: boolean) =>
  packedDot ? join(`requires ${PACKED_DOT};`, dot4Packed, int8Product) : join(dot4Plain, int8Product);

/** Packs the codes of each row into whole words, four codes each; codes 0 fill up the last word. */
function packRows(codes: Int8Array, columns: number): Int8Array {
  const width = 4 * Math.ceil(columns / 4);
  const rows = codes.length / columns;
  const packed = new Int8Array(rows * width);
  for (let row = 0; row < rows; row++)
    packed.set(codes.subarray(row * columns, (row + 1) * columns), row * width);
  return packed;
}

/**
 * Returns the product x w in 8-bit integers, as `int8Product` does. The CPU rounds the values to codes; the GPU multiplies,
 * adds up and scales them.
 *
 * @param x [rows, features], 1 or more of each
 * @param w [features, columns]
 * @param scales of the rows of x and of the columns of w
 * @param packedDot whether the kernel may use `dot4I8Packed` (`hasPackedDot`)
 * @throws KernelArgumentError if a size is out of range
 */
export async function int8ProductOnGpu(
  device: GPUDevice,
  x: Matrix,
  w: Matrix,
  scales: Scales,
  packedDot: boolean,
): Promise<Matrix> {
  requireWhole("the rows of x", x.rows, 1, TILE * MAX_WORKGROUPS);
  requireWhole("the features of x", x.columns, 1, 2 ** 17);
  requireWhole("the rows of w", w.rows, x.columns, x.columns);
  requireWhole("the columns of w", w.columns, 1, TILE * MAX_WORKGROUPS);
  // Transposed, so that the codes of a column lie together.
  const columnCodes = codesOfRows(transposed(w), scales.w);
  const label = "product in 8-bit integers";
  const size = uniformBuffer(device, `${label}: size`, 16);
  writeBytes(device, size, Uint32Array.of(x.rows, Math.ceil(x.columns / 4), w.columns, 0));
  const result = storageBuffer(device, `${label}: result`, 4 * x.rows * w.columns);
  const buffers = [
    size,
    storageBufferOf(device, `${label}: codes of x`, packRows(codesOfRows(x, scales.x), x.columns)),
    storageBufferOf(device, `${label}: codes of w`, packRows(columnCodes, w.rows)),
    storageBufferOf(device, `${label}: scales`, Float32Array.of(...scales.x, ...scales.w)),
    result,
  ];
  const kernel = kernelFor(device, {
    key: `int8-product${packedDot ? ", packed" : ""}`,
    source: () => sourceOf(packedDot),
    groups: [["uniform", "read", "read", "read", "write"]],
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  dispatch(
    pass,
    kernel,
    [bind(device, kernel, 0, buffers)],
    [Math.ceil(w.columns / TILE), Math.ceil(x.rows / TILE)],
  );
  pass.end();
  device.queue.submit([encoder.finish()]);
  try {
    const bytes = await readBytes(device, result, 4 * x.rows * w.columns);
    return { rows: x.rows, columns: w.columns, values: new Float32Array(bytes) };
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}

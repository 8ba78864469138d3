/** Makes, writes and reads GPU buffers; all have labels. */
import { createBuffer } from "./liveBuffers";

/** Returns the bytes of a whole number of 16-byte words: kernels read four neighbours at once. */
export const paddedBytes = (bytes: number): number => Math.max(16, Math.ceil(bytes / 16) * 16);

/**
 * Makes a buffer that kernels read and write, of `bytes` rounded up to a multiple of 16, filled with zeros.
 */
export function storageBuffer(device: GPUDevice, label: string, bytes: number): GPUBuffer {
  return createBuffer(device, {
    label,
    size: paddedBytes(bytes),
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
}

/** Makes a storage buffer that begins with `data`; the rest is zeros. */
export function storageBufferOf(device: GPUDevice, label: string, data: ArrayBufferView): GPUBuffer {
  const buffer = storageBuffer(device, label, data.byteLength);
  writeBytes(device, buffer, data);
  return buffer;
}

/** Makes a small buffer of values that are the same for all threads. */
export function uniformBuffer(device: GPUDevice, label: string, bytes: number): GPUBuffer {
  return createBuffer(device, {
    label,
    size: paddedBytes(bytes),
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
}

/** Writes `data` to a buffer from byte `offset` on, padded with zeros to a multiple of 4 bytes. */
export function writeBytes(device: GPUDevice, buffer: GPUBuffer, data: ArrayBufferView, offset = 0): void {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const whole = Math.ceil(bytes.length / 4) * 4;
  if (whole === bytes.length) {
    device.queue.writeBuffer(buffer, offset, bytes as Uint8Array<ArrayBuffer>);
    return;
  }
  const filled = new Uint8Array(whole);
  filled.set(bytes);
  device.queue.writeBuffer(buffer, offset, filled);
}

/** A part of a buffer to read back. */
export interface Region {
  readonly buffer: GPUBuffer;
  /** Its first byte, a multiple of 4; left out, 0. */
  readonly offset?: number;
  /** Number of bytes; left out, all from `offset` on. */
  readonly bytes?: number;
  /**
   * Whether the whole buffer is set to zeros after the copy, so that work submitted later starts from zeros.
   */
  readonly clear?: boolean;
}

/**
 * Reads the first `bytes` bytes of a buffer back to JavaScript.
 *
 * Waits for everything submitted before.
 */
export async function readBytes(
  device: GPUDevice,
  buffer: GPUBuffer,
  bytes: number = buffer.size,
): Promise<ArrayBuffer> {
  const [read] = await readRegions(device, buffer.label, [{ buffer, bytes }]);
  return read;
}

/**
 * Reads parts of several buffers back, all as they are at one moment. One submission and one staging buffer
 * serve all parts: where the host is slow, each of these costs more than the copies.
 *
 * Waits for everything submitted before.
 *
 * @param label of the staging buffer
 * @returns the bytes of each region, in the order of `regions`
 */
export async function readRegions(
  device: GPUDevice,
  label: string,
  regions: readonly Region[],
): Promise<ArrayBuffer[]> {
  let size = 0;
  const parts = regions.map(({ buffer, offset = 0, bytes = buffer.size - offset, clear = false }) => {
    const start = size;
    const whole = Math.ceil(bytes / 4) * 4;
    size += whole;
    return { buffer, offset, bytes, whole, start, clear };
  });
  const staging = createBuffer(device, {
    label: `${label} (read back)`,
    size: paddedBytes(size),
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  try {
    const encoder = device.createCommandEncoder({ label: `read ${label}` });
    for (const { buffer, offset, whole, start } of parts)
      encoder.copyBufferToBuffer(buffer, offset, staging, start, whole);
    for (const { buffer, clear } of parts) if (clear) encoder.clearBuffer(buffer);
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    const all = staging.getMappedRange();
    return parts.map(({ start, bytes }) => all.slice(start, start + bytes));
  } finally {
    staging.destroy();
  }
}

/** Buffers, all labelled, and the way to and from them. */
import { createBuffer } from "./liveBuffers";

/** Bytes of a whole number of 16-byte words: kernels read four neighbours at once. */
const paddedBytes = (bytes: number): number => Math.max(16, Math.ceil(bytes / 16) * 16);

/** A buffer that kernels read and write, of `bytes` rounded up to a multiple of 16; zero at first. */
export function storageBuffer(device: GPUDevice, label: string, bytes: number): GPUBuffer {
  return createBuffer(device, {
    label,
    size: paddedBytes(bytes),
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
  });
}

/** A storage buffer that starts with `data`. */
export function storageBufferOf(device: GPUDevice, label: string, data: ArrayBufferView): GPUBuffer {
  const buffer = storageBuffer(device, label, data.byteLength);
  writeBytes(device, buffer, data);
  return buffer;
}

/** A small buffer of values that are the same for all threads. */
export function uniformBuffer(device: GPUDevice, label: string, bytes: number): GPUBuffer {
  return createBuffer(device, {
    label,
    size: paddedBytes(bytes),
    usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  });
}

/** Write `data` to the start of a buffer; bytes past a multiple of 4 are filled up with zeros. */
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

/**
 * Copy `bytes` bytes of a buffer back to JavaScript, through a staging buffer that lives only as long.
 *
 * Waits for everything submitted before.
 */
export function readBytes(
  device: GPUDevice,
  buffer: GPUBuffer,
  bytes: number = buffer.size,
): Promise<ArrayBuffer> {
  return copyBack(device, buffer, bytes, false);
}

/** Copy a whole buffer back and set it to zeros; what is submitted later starts from the zeros. */
export function takeBytes(device: GPUDevice, buffer: GPUBuffer): Promise<ArrayBuffer> {
  return copyBack(device, buffer, buffer.size, true);
}

async function copyBack(device: GPUDevice, buffer: GPUBuffer, bytes: number, clear: boolean) {
  const whole = Math.ceil(bytes / 4) * 4;
  const staging = createBuffer(device, {
    label: `${buffer.label} (read back)`,
    size: whole,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  try {
    const encoder = device.createCommandEncoder({ label: `read ${buffer.label}` });
    encoder.copyBufferToBuffer(buffer, 0, staging, 0, whole);
    if (clear) encoder.clearBuffer(buffer);
    device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ);
    return staging.getMappedRange().slice(0, bytes);
  } finally {
    staging.destroy();
  }
}

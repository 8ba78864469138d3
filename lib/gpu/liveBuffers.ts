/** Counts our own buffers on a device: tf.memory() does not count them, and nothing else frees them. */

/** Number and size of the buffers on a device. */
export interface LiveBuffers {
  readonly count: number;
  readonly bytes: number;
}

const live = new WeakMap<GPUDevice, { count: number; bytes: number }>();

/** Returns the buffers that `createBuffer` has made on this device and that are not destroyed yet. */
export function liveBuffers(device: GPUDevice): LiveBuffers {
  return { ...(live.get(device) ?? { count: 0, bytes: 0 }) };
}

/** Makes a buffer like the device's own method, and counts it until it is destroyed. */
export function createBuffer(device: GPUDevice, descriptor: GPUBufferDescriptor): GPUBuffer {
  const buffer = device.createBuffer(descriptor);
  const held = live.get(device) ?? { count: 0, bytes: 0 };
  live.set(device, held);
  held.count++;
  held.bytes += buffer.size;
  let destroyed = false;
  // Owners call destroy() on the buffer itself, from many places; WebGPU allows it more than once.
  const destroy = buffer.destroy.bind(buffer);
  buffer.destroy = () => {
    if (!destroyed) {
      held.count--;
      held.bytes -= buffer.size;
      destroyed = true;
    }
    return destroy();
  };
  return buffer;
}

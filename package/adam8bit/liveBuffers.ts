/** lib/gpu/liveBuffers.ts without the count, which only tests and the site ask for. */
export const createBuffer = (device: GPUDevice, descriptor: GPUBufferDescriptor): GPUBuffer =>
  device.createBuffer(descriptor);

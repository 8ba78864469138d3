/** A GPU that loses its devices, at moments that can be repeated. */

/** A GPU and what was submitted to its devices. */
export interface FragileGpu {
  readonly gpu: GPU;
  /** Submissions to all devices so far. */
  submissions(): number;
  /** Devices that have been destroyed so far. */
  losses(): number;
}

/**
 * Makes a GPU whose devices are destroyed by themselves, as by a driver that restarts.
 *
 * Moments are counted in submissions, not in time, so that they can be repeated: each step, reading, picture and
 * snapshot submits at least one.
 *
 * @param gpu `navigator.gpu`
 * @param lives for each device in the order of opening, the submissions after which it is destroyed; further devices
 *   last
 */
export function fragileGpu(gpu: GPU, lives: readonly number[]): FragileGpu {
  let submissions = 0;
  let losses = 0;
  let opened = 0;
  const open = async (adapter: GPUAdapter, wanted?: GPUDeviceDescriptor): Promise<GPUDevice> => {
    const device = await adapter.requestDevice(wanted);
    let left = lives[opened++] ?? Number.POSITIVE_INFINITY;
    const { queue } = device;
    const submit = queue.submit.bind(queue);
    queue.submit = (buffers) => {
      submit(buffers);
      submissions++;
      if (--left !== 0) return;
      losses++;
      device.destroy();
    };
    return device;
  };
  const fragile = {
    async requestAdapter(options?: GPURequestAdapterOptions) {
      const adapter = await gpu.requestAdapter(options);
      if (!adapter) return null;
      const { info, limits, features } = adapter;
      return {
        info,
        limits,
        features,
        requestDevice: (wanted?: GPUDeviceDescriptor) => open(adapter, wanted),
      };
    },
  };
  return { gpu: fragile as unknown as GPU, submissions: () => submissions, losses: () => losses };
}

/** Compute pipelines with explicit bindings, kept once per device. */

/** What a shader does with a binding: the same for all threads, only read, or written too. */
export type Access = "uniform" | "read" | "write";

export interface Kernel {
  readonly pipeline: GPUComputePipeline;
  readonly layouts: readonly GPUBindGroupLayout[];
}

export interface KernelSpec {
  /** Distinguishes kernels: equal keys must mean equal code. Also the label. */
  readonly key: string;
  /** The WGSL; only asked for if the kernel is not there yet. */
  readonly source: () => string;
  /** For each bind group the access of each binding, in order. */
  readonly groups: readonly (readonly Access[])[];
}

const bufferTypes: Readonly<Record<Access, GPUBufferBindingType>> = {
  uniform: "uniform",
  read: "read-only-storage",
  write: "storage",
};

const kept = new WeakMap<GPUDevice, Map<string, Kernel>>();

/** The kernel of that key: built at the first call, kept as long as the device. */
export function kernelFor(device: GPUDevice, spec: KernelSpec): Kernel {
  const kernels = kept.get(device) ?? new Map<string, Kernel>();
  kept.set(device, kernels);
  const kernel = kernels.get(spec.key) ?? build(device, spec);
  kernels.set(spec.key, kernel);
  return kernel;
}

function build(device: GPUDevice, { key, source, groups }: KernelSpec): Kernel {
  const layouts = groups.map((accesses, group) =>
    device.createBindGroupLayout({
      label: `${key}, group ${group}`,
      entries: accesses.map((access, binding) => ({
        binding,
        visibility: GPUShaderStage.COMPUTE,
        buffer: { type: bufferTypes[access] },
      })),
    }),
  );
  const pipeline = device.createComputePipeline({
    label: key,
    layout: device.createPipelineLayout({ label: key, bindGroupLayouts: layouts }),
    compute: { module: device.createShaderModule({ label: key, code: source() }), entryPoint: "main" },
  });
  return { pipeline, layouts };
}

/** Bind whole buffers to the bindings of one group, in order. */
export function bind(
  device: GPUDevice,
  kernel: Kernel,
  group: number,
  buffers: readonly GPUBuffer[],
): GPUBindGroup {
  return device.createBindGroup({
    label: kernel.layouts[group].label,
    layout: kernel.layouts[group],
    entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
}

/** WebGPU allows this many workgroups in one dimension on every device. */
const MAX_PER_DIMENSION = 65535;

/** Workgroups of a dispatch, x and y. */
export type Grid = readonly [x: number, y: number];

/**
 * The smallest rectangle of at least `workgroups` workgroups. Kernels number them y * width + x and leave out
 * those past the end.
 */
export function gridFor(workgroups: number): Grid {
  const y = Math.ceil(workgroups / MAX_PER_DIMENSION);
  return [Math.ceil(workgroups / y), y];
}

/** Record one dispatch. */
export function dispatch(
  pass: GPUComputePassEncoder,
  kernel: Kernel,
  groups: readonly GPUBindGroup[],
  grid: Grid,
): void {
  pass.setPipeline(kernel.pipeline);
  groups.forEach((group, index) => {
    pass.setBindGroup(index, group);
  });
  pass.dispatchWorkgroups(grid[0], grid[1]);
}

/** Builds compute pipelines with explicit bindings, once for each device. */
import { TOLD_BINDINGS } from "./features";

/** How a shader uses a buffer: as a uniform, or as storage that it only reads, or also writes. */
export type Access = "uniform" | "read" | "write";

/** A compute pipeline and the layouts of its bind groups. */
export interface Kernel {
  readonly pipeline: GPUComputePipeline;
  readonly layouts: readonly GPUBindGroupLayout[];
}

/** The description of a kernel, from which `kernelFor` builds it. */
export interface KernelSpec {
  /** Identifies the kernel: equal keys must mean equal text. Also its label. */
  readonly key: string;
  /** Returns the WGSL; called only if the kernel has not been built yet. */
  readonly source: () => string;
  /** For each bind group the access of each binding, in order. */
  readonly groups: readonly (readonly Access[])[];
}

const BUFFER_TYPES: Readonly<Record<Access, GPUBufferBindingType>> = {
  uniform: "uniform",
  read: "read-only-storage",
  write: "storage",
};

const kernelsOf = new WeakMap<GPUDevice, Map<string, Kernel>>();

/** Returns the kernel of a key. The first call on a device builds it; the device keeps it. */
export function kernelFor(device: GPUDevice, spec: KernelSpec): Kernel {
  const kernels = kernelsOf.get(device) ?? new Map<string, Kernel>();
  kernelsOf.set(device, kernels);
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
        buffer: { type: BUFFER_TYPES[access] },
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

/** A whole buffer, or a part of one. */
export type Bindable = GPUBuffer | GPUBufferBinding;

/** What a bind group binds. */
export interface Bound {
  readonly layout: GPUBindGroupLayout;
  /** In the order of the bindings. */
  readonly resources: readonly GPUBufferBinding[];
}

const bound = new WeakMap<GPUBindGroup, Bound>();

/**
 * Returns what `bind` bound to a group, or undefined if `bind` did not make it. WebGPU does not tell, and a
 * recorder of commands must know: the owners of groups keep them from step to step.
 */
export const boundTo = (group: GPUBindGroup): Bound | undefined => bound.get(group);

/** Returns a bind group of buffers or parts of buffers, in the order of the bindings. */
export function bind(
  device: GPUDevice,
  kernel: Kernel,
  group: number,
  buffers: readonly Bindable[],
): GPUBindGroup {
  const layout = kernel.layouts[group];
  const resources = buffers.map((buffer) => ("buffer" in buffer ? buffer : { buffer }));
  const made = device.createBindGroup({
    label: layout.label,
    layout,
    entries: resources.map((resource, binding) => ({ binding, resource })),
  });
  if (TOLD_BINDINGS) bound.set(made, { layout, resources });
  return made;
}

/** WebGPU allows this many workgroups in one dimension on every device. */
const MAX_PER_DIMENSION = 65535;

/** Workgroups of a dispatch, x and y. */
export type Grid = readonly [x: number, y: number];

/**
 * Returns the smallest grid of at least `workgroups` workgroups. Kernels number them y * width + x and return
 * at once in those past the end.
 */
export function gridFor(workgroups: number): Grid {
  const y = Math.ceil(workgroups / MAX_PER_DIMENSION);
  return [Math.ceil(workgroups / y), y];
}

/** Records one dispatch. */
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

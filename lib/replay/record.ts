/**
 * Records the commands of a step while tfjs and our kernels carry it out. The device does the same work
 * without it.
 */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import type * as tf from "@tensorflow/tfjs-core";
import { boundTo } from "@/lib/gpu/kernel";
import { flush, upload, valuesBeforeUpload } from "@/lib/nn/tfjsInternals";
import { type Command, type Entry, type Group, Recording } from "./recording";
import { type MethodOf, tap } from "./tap";

/** The inputs of a step: tensors and numbers that the host writes anew for each step. */
export interface RecordedInputs {
  /** Tensors whose values are still in memory. */
  readonly tensors: readonly tf.Tensor[];
  /** Buffers that the step writes as a whole; their places follow those of the tensors. */
  readonly buffers: readonly (() => GPUBuffer | undefined)[];
}

/** The calls of tfjs that have begun and not yet returned. */
interface InTfjs {
  operations: number;
  uploads: number;
}

/**
 * Methods of encoders that are recorded, or that change nothing. All others make a step impossible to repeat.
 */
const ENCODER_METHODS = ["beginComputePass", "copyBufferToBuffer", "finish"];
const PASS_METHODS = ["setPipeline", "setBindGroup", "dispatchWorkgroups", "end"];
const HARMLESS = ["constructor", "pushDebugGroup", "popDebugGroup", "insertDebugMarker"];

/** The bytes of an array as tfjs uploads them: 4 bytes an element. */
export function uploadedBytes(values: ArrayLike<number>, dtype: tf.DataType): Uint8Array<ArrayBuffer> {
  const words = dtype === "float32" ? new Float32Array(values.length) : new Int32Array(values.length);
  words.set(values);
  return new Uint8Array(words.buffer);
}

function writtenBytes(data: GPUAllowSharedBufferSource, offset = 0, size?: number): Uint8Array {
  // WebGPU counts offset and size in elements of a typed array, and in bytes of anything else.
  const unit = ArrayBuffer.isView(data) && "BYTES_PER_ELEMENT" in data ? Number(data.BYTES_PER_ELEMENT) : 1;
  const view = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
  const start = offset * unit;
  return view.slice(start, size === undefined ? undefined : start + size * unit);
}

/**
 * Carries out a step and records its commands. tfjs has nothing left to submit before and after the step.
 *
 * @param step runs from beginning to end before it returns
 * @throws what the step throws; nothing of the recording is left in place then
 */
export function record(backend: WebGPUBackend, inputs: RecordedInputs, step: () => void): Recording {
  flush(backend, []);
  const recording = new Recording();
  const tfjs: InTfjs = { operations: 0, uploads: 0 };
  const undo = [
    ...tapTfjs(backend, recording, inputs.tensors, tfjs),
    ...tapDevice(backend.device, recording, inputs, tfjs),
  ];
  try {
    upload(backend, inputs.tensors);
    step();
    flush(backend, []);
  } finally {
    for (const put of undo.reverse()) put();
  }
  recording.end();
  return recording;
}

function tapTfjs(
  backend: WebGPUBackend,
  recording: Recording,
  tensors: readonly tf.Tensor[],
  tfjs: InTfjs,
): (() => void)[] {
  const { bufferManager } = backend;
  const readBack = () => recording.refuse("read-back", "The step reads a tensor's values back from the GPU.");
  return [
    tap(bufferManager, "acquireBuffer", (acquire) => (size, usage, mapped, reuse) => {
      const buffer = acquire(size, usage, mapped, reuse);
      recording.take(buffer);
      return buffer;
    }),
    tap(bufferManager, "releaseBuffer", (release) => (buffer, reuse) => {
      recording.giveBack(buffer);
      release(buffer, reuse);
    }),
    tap(backend, "uploadToGPU", (send) => (dataId) => {
      const values = valuesBeforeUpload(backend, dataId);
      tfjs.uploads++;
      try {
        send(dataId);
      } finally {
        tfjs.uploads--;
      }
      const { resource, dtype } = backend.tensorMap.get(dataId);
      if (!values || !(resource instanceof GPUBuffer)) return;
      const place = tensors.findIndex((tensor) => tensor.dataId === dataId);
      recording.fill(resource, {
        bytes: uploadedBytes(values, dtype),
        input: place < 0 ? undefined : place,
      });
    }),
    tap(backend, "runWebGPUProgram", (run) => (...args) => {
      tfjs.operations++;
      try {
        return run(...args);
      } finally {
        tfjs.operations--;
      }
    }),
    tap(backend, "read", (read) => (dataId) => {
      readBack();
      return read(dataId);
    }),
    tap(backend, "readSync", (read) => (dataId) => {
      // Values that never left the CPU are read by operations that run there: what they upload is compared.
      if (!valuesBeforeUpload(backend, dataId)) readBack();
      return read(dataId);
    }),
    tap(backend, "readToGPU", (read) => (dataId) => {
      readBack();
      return read(dataId);
    }),
  ];
}

function tapDevice(
  device: GPUDevice,
  recording: Recording,
  inputs: RecordedInputs,
  tfjs: InTfjs,
): (() => void)[] {
  const groups = new WeakMap<GPUBindGroup, Group>();
  const finished = new WeakMap<GPUCommandBuffer, readonly Command[]>();

  function entryOf({ binding, resource }: GPUBindGroupEntry): Entry | undefined {
    const range = resource instanceof GPUBuffer ? { buffer: resource } : resource;
    if (!("buffer" in range) || !(range.buffer instanceof GPUBuffer)) return undefined;
    const { buffer, offset = 0, size = buffer.size - offset } = range;
    return { binding, buffer: recording.use(buffer), offset, size };
  }

  function groupOf(layout: GPUBindGroupLayout, entries: readonly GPUBindGroupEntry[]): Group | undefined {
    const known = entries.map(entryOf);
    return known.every((entry) => entry !== undefined)
      ? { byTfjs: tfjs.operations > 0, layout, entries: known }
      : undefined;
  }

  /** A group that our kernels made before the recording; its buffers are those of this moment. */
  function olderGroup(group: GPUBindGroup): Group | undefined {
    const bound = boundTo(group);
    return (
      bound &&
      groupOf(
        bound.layout,
        bound.resources.map((resource, binding) => ({ binding, resource })),
      )
    );
  }

  function inputOf(buffer: GPUBuffer): number | undefined {
    const place = inputs.buffers.findIndex((each) => each() === buffer);
    return place < 0 ? undefined : inputs.tensors.length + place;
  }

  return [
    tap(device, "createBindGroup", (create) => (descriptor) => {
      const group = create(descriptor);
      const known = groupOf(descriptor.layout, [...descriptor.entries]);
      if (known) groups.set(group, known);
      return group;
    }),
    tap(device, "createCommandEncoder", (create) => (descriptor) => {
      const encoder = create(descriptor);
      tapEncoder(encoder, recording, finished, tfjs, (group) => groups.get(group) ?? olderGroup(group));
      return encoder;
    }),
    tap(device.queue, "writeBuffer", (write) => (buffer, offset, data, from, size) => {
      recording.write(buffer, offset, { bytes: writtenBytes(data, from, size), input: inputOf(buffer) });
      write(buffer, offset, data, from, size);
    }),
    tap(device.queue, "submit", (submit) => (buffers) => {
      const all = [...buffers];
      for (const buffer of all) {
        if (!finished.has(buffer))
          recording.refuse("command", "The step submits commands that were recorded before it.");
      }
      recording.submit(all.flatMap((buffer) => finished.get(buffer) ?? []));
      submit(all);
    }),
    ...refuseOthers(device.queue, ["submit", "writeBuffer", "onSubmittedWorkDone"], recording),
  ];
}

function tapEncoder(
  encoder: GPUCommandEncoder,
  recording: Recording,
  finished: WeakMap<GPUCommandBuffer, readonly Command[]>,
  tfjs: InTfjs,
  known: (group: GPUBindGroup) => Group | undefined,
): void {
  const commands: Command[] = [];
  refuseOthers(encoder, ENCODER_METHODS, recording);
  tap(encoder, "beginComputePass", (begin) => (descriptor) => {
    const pass = begin(descriptor);
    if (descriptor?.timestampWrites)
      recording.refuse("command", "The step measures its own time on the GPU.");
    tapPass(pass, recording, commands, known);
    return pass;
  });
  const copy = encoder.copyBufferToBuffer.bind(encoder);
  // WebGPU has a second form of this method, for whole buffers.
  const tapped = (from: GPUBuffer, ...rest: readonly (number | GPUBuffer | undefined)[]) => {
    const [fromOffset, to, toOffset = 0, bytes] = rest;
    if (typeof fromOffset !== "number" || !(to instanceof GPUBuffer) || typeof toOffset !== "number") {
      recording.refuse("command", "The step copies a whole buffer by the short form of copyBufferToBuffer.");
      return Reflect.apply(copy, encoder, [from, ...rest]);
    }
    const length = typeof bytes === "number" ? bytes : from.size - fromOffset;
    // What an upload copies is known as the content of its buffer.
    if (tfjs.uploads === 0) {
      const [source, target] = [recording.use(from), recording.use(to)];
      commands.push({ kind: "copy", from: source, fromOffset, to: target, toOffset, bytes: length });
    }
    copy(from, fromOffset, to, toOffset, length);
  };
  Object.defineProperty(encoder, "copyBufferToBuffer", { value: tapped, configurable: true });
  tap(encoder, "finish", (finish) => (descriptor) => {
    const buffer = finish(descriptor);
    finished.set(buffer, commands);
    return buffer;
  });
}

function tapPass(
  pass: GPUComputePassEncoder,
  recording: Recording,
  commands: Command[],
  known: (group: GPUBindGroup) => Group | undefined,
): void {
  let pipeline: GPUComputePipeline | undefined;
  const groups: (Group | undefined)[] = [];
  refuseOthers(pass, PASS_METHODS, recording);
  tap(pass, "setPipeline", (set) => (next) => {
    pipeline = next;
    set(next);
  });
  const set = pass.setBindGroup.bind(pass);
  const tapped = (index: number, group: GPUBindGroup | null, ...offsets: readonly unknown[]) => {
    if (offsets.length > 0) recording.refuse("command", "The step binds a group with dynamic offsets.");
    const found = group ? known(group) : undefined;
    if (group && !found)
      recording.refuse(
        "bind-group",
        `The step uses a bind group that is older than the step (${group.label}).`,
      );
    groups[index] = found;
    Reflect.apply(set, pass, [index, group, ...offsets]);
  };
  Object.defineProperty(pass, "setBindGroup", { value: tapped, configurable: true });
  tap(pass, "dispatchWorkgroups", (run) => (x, y = 1, z = 1) => {
    if (pipeline) commands.push({ kind: "dispatch", pipeline, groups: [...groups], grid: [x, y, z] });
    run(x, y, z);
  });
}

/** Passes on the calls of every other method of an encoder, and refuses the step that makes one. */
function refuseOthers<T extends object>(
  target: T,
  recorded: readonly string[],
  recording: Recording,
): (() => void)[] {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(target));
  return names
    .filter((name) => !recorded.includes(name) && !HARMLESS.includes(name))
    .flatMap((name) => {
      // Getters are no methods, and some may not be read.
      if (Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), name)?.get) return [];
      const key = name as MethodOf<T>;
      return tap(target, key, (method) => {
        const through = (...args: unknown[]) => {
          recording.refuse("command", `The step calls ${name}, which a plan cannot repeat.`);
          return Reflect.apply(method as (...args: unknown[]) => unknown, target, args);
        };
        return through as T[typeof key];
      });
    });
}

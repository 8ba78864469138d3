import { tap } from "@/lib/replay/tap";

/** What a device is asked for. */
export interface DeviceCalls {
  dispatches: number;
  bindGroups: number;
  /** Calls of `writeBuffer`, and mapped buffers by which values are uploaded. */
  writes: number;
  copies: number;
  passes: number;
  submissions: number;
}

/** Returns the calls of a device that `work` makes, directly or through what it calls, before it returns. */
export function countCalls(device: GPUDevice, work: () => void): DeviceCalls {
  const calls: DeviceCalls = {
    dispatches: 0,
    bindGroups: 0,
    writes: 0,
    copies: 0,
    passes: 0,
    submissions: 0,
  };
  const undo = [
    tap(device, "createBindGroup", (create) => (descriptor) => {
      calls.bindGroups++;
      return create(descriptor);
    }),
    tap(device, "createBuffer", (create) => (descriptor) => {
      if (descriptor.mappedAtCreation) calls.writes++;
      return create(descriptor);
    }),
    tap(device.queue, "writeBuffer", (write) => (...args) => {
      calls.writes++;
      write(...args);
    }),
    tap(device.queue, "submit", (submit) => (buffers) => {
      calls.submissions++;
      submit(buffers);
    }),
    tap(device, "createCommandEncoder", (create) => (descriptor) => {
      const encoder = create(descriptor);
      const copy = encoder.copyBufferToBuffer;
      Object.defineProperty(encoder, "copyBufferToBuffer", {
        value: (...args: unknown[]) => {
          calls.copies++;
          Reflect.apply(copy, encoder, args);
        },
      });
      tap(encoder, "beginComputePass", (begin) => (options) => {
        calls.passes++;
        const pass = begin(options);
        tap(pass, "dispatchWorkgroups", (dispatch) => (...args) => {
          calls.dispatches++;
          dispatch(...args);
        });
        return pass;
      });
      return encoder;
    }),
  ];
  try {
    work();
  } finally {
    for (const put of undo.reverse()) put();
  }
  return calls;
}

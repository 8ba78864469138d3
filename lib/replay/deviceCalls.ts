/** Counts what a device is asked for. */
import { tap } from "./tap";

/** The requests to a device in a step, or their mean over several steps. */
export interface DeviceCalls {
  dispatches: number;
  bindGroups: number;
  /** Calls of `writeBuffer`, and mapped buffers by which values are uploaded. */
  writes: number;
  copies: number;
  passes: number;
  submissions: number;
}

/** The kinds of requests, each as a key of `DeviceCalls` and in words for readers. */
export const CALL_KINDS: readonly { readonly name: keyof DeviceCalls; readonly label: string }[] = [
  { name: "dispatches", label: "dispatches" },
  { name: "bindGroups", label: "bind groups" },
  { name: "writes", label: "writes" },
  { name: "copies", label: "copies" },
  { name: "passes", label: "passes" },
  { name: "submissions", label: "submissions" },
];

/** Returns the number of requests of all kinds. */
export const totalOf = (calls: DeviceCalls): number =>
  CALL_KINDS.reduce((sum, { name }) => sum + calls[name], 0);

/** Returns the mean over some steps of the calls that these steps make together. */
export const callsPerStep = (calls: DeviceCalls, steps: number): DeviceCalls => ({
  dispatches: calls.dispatches / steps,
  bindGroups: calls.bindGroups / steps,
  writes: calls.writes / steps,
  copies: calls.copies / steps,
  passes: calls.passes / steps,
  submissions: calls.submissions / steps,
});

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

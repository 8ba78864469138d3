/** Replaces methods of objects of the device and of tfjs, to record or observe their calls. */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";

type Method = (...args: never[]) => unknown;

/** The names of the methods of T. */
export type MethodOf<T> = { [K in keyof T]: T[K] extends Method ? K : never }[keyof T];

/**
 * Replaces a method of one object; its class and all other objects stay as they are.
 *
 * @param wrap returns the method to use, given the object's own
 * @returns puts the old method back
 */
export function tap<T extends object, K extends MethodOf<T>>(
  target: T,
  name: K,
  wrap: (original: T[K]) => T[K],
): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  const method = target[name];
  if (typeof method !== "function") return () => {};
  const value = wrap(method.bind(target));
  Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: false });
  return () => {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  };
}

interface Watch {
  readonly buffers: ReadonlySet<GPUBuffer>;
  readonly released: () => void;
}

/**
 * The watches of each backend. Its tap stays for good: several taps of one method must be removed in reverse
 * order.
 */
const watches = new WeakMap<WebGPUBackend, Set<Watch>>();

/**
 * Calls `released` when tfjs takes back one of some buffers into its pool.
 *
 * @returns ends the watch
 */
export function onRelease(
  backend: WebGPUBackend,
  buffers: ReadonlySet<GPUBuffer>,
  released: () => void,
): () => void {
  const active = watches.get(backend) ?? new Set<Watch>();
  if (!watches.has(backend)) {
    watches.set(backend, active);
    tap(backend.bufferManager, "releaseBuffer", (release) => (buffer, reuse) => {
      release(buffer, reuse);
      for (const watch of [...active]) if (watch.buffers.has(buffer)) watch.released();
    });
  }
  const watch = { buffers, released };
  active.add(watch);
  return () => active.delete(watch);
}

/** Hearing of buffers that tfjs takes back into its pool. */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { tap } from "./tap";

interface Watch {
  readonly buffers: ReadonlySet<GPUBuffer>;
  readonly released: () => void;
}

/** One tap for each backend, which stays: taps that come and go would have to go in reverse order. */
const watches = new WeakMap<WebGPUBackend, Set<Watch>>();

/**
 * Call back when tfjs takes back one of some buffers.
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

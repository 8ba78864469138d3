/** Finds how much GPU memory a page can get: WebGPU tells nobody how much there is. */
import { createBuffer } from "@/lib/gpu/liveBuffers";
import { PlanError } from "./plan";

/** Why a probe ended: it reached its cap, WebGPU refused a buffer, or the device went away. */
export type ProbeEnd = "cap" | "refused" | "lost";

/** What a probe got. */
export interface ProbeResult {
  /** Bytes that were held and written at one time. All are given back. */
  readonly bytes: number;
  readonly end: ProbeEnd;
}

/** Smallest useful cap and buffer, bytes. */
const LEAST_BYTES = 2 ** 16;

/**
 * Asks for one buffer after the other, writes each so that it is real, and gives all of them back.
 *
 * The result is a lower bound of what a training gets, at this moment: other pages and programs share the
 * memory, and a system may swap what it promises. Run it in a worker with a device of its own, which can be lost
 * at the limit without the page's.
 *
 * @param capBytes largest sum of all buffers
 * @param bufferBytes bytes of each buffer; the last may be smaller
 * @param onHeld receives the bytes held so far
 * @throws PlanError if a size is below 64 KiB
 */
export async function probeMemory(
  device: GPUDevice,
  capBytes: number,
  bufferBytes: number,
  onHeld: (bytes: number) => void = () => {},
): Promise<ProbeResult> {
  for (const [name, value] of Object.entries({ capBytes, bufferBytes }))
    if (!(value >= LEAST_BYTES)) throw new PlanError(name, value, `at least ${LEAST_BYTES} bytes`);
  const buffers: GPUBuffer[] = [];
  let bytes = 0;
  let lost = false;
  device.lost.then(() => {
    lost = true;
  });
  try {
    while (bytes < capBytes) {
      const size = Math.floor(Math.min(bufferBytes, capBytes - bytes) / 4) * 4;
      if (size === 0) break;
      device.pushErrorScope("out-of-memory");
      const buffer = createBuffer(device, { label: "probe", size, usage: GPUBufferUsage.COPY_DST });
      buffers.push(buffer);
      const refused = await device.popErrorScope().catch(() => true);
      if (lost) return { bytes, end: "lost" };
      if (refused) return { bytes, end: "refused" };
      const encoder = device.createCommandEncoder({ label: "probe" });
      encoder.clearBuffer(buffer);
      device.queue.submit([encoder.finish()]);
      await device.queue.onSubmittedWorkDone().catch(() => {});
      if (lost) return { bytes, end: "lost" };
      bytes += size;
      onHeld(bytes);
    }
    return { bytes, end: "cap" };
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}

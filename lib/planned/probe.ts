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
 * Asks for one buffer after the other, writes each so that it is real, and gives all of them back. Each buffer is
 * twice as large as the one before, up to the largest that the device allows. After a refusal they get smaller
 * again, so that the result is near the limit.
 *
 * The result is a lower bound of what a training gets, at this moment: other pages and programs share the
 * memory, and a system may swap what it promises. Run it in a worker with a device of its own, which can be lost
 * at the limit without the page's.
 *
 * @param capBytes largest sum of all buffers
 * @param bufferBytes bytes of the first buffer, and of the smallest after a refusal
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
  let next = bufferBytes;
  let refused = false;
  let lost = false;
  device.lost.then(() => {
    lost = true;
  });
  try {
    while (bytes < capBytes && next >= bufferBytes) {
      const size = Math.floor(Math.min(next, capBytes - bytes, device.limits.maxBufferSize) / 4) * 4;
      if (size === 0) break;
      device.pushErrorScope("out-of-memory");
      const buffer = createBuffer(device, { label: "probe", size, usage: GPUBufferUsage.COPY_DST });
      const error = await device.popErrorScope().catch(() => true);
      if (error || lost) {
        buffer.destroy();
        if (lost) break;
        refused = true;
        next = size / 2;
        continue;
      }
      buffers.push(buffer);
      const encoder = device.createCommandEncoder({ label: "probe" });
      encoder.clearBuffer(buffer);
      device.queue.submit([encoder.finish()]);
      await device.queue.onSubmittedWorkDone().catch(() => {});
      if (lost) break;
      bytes += size;
      onHeld(bytes);
      next = refused ? next / 2 : 2 * next;
    }
    return { bytes, end: lost ? "lost" : refused ? "refused" : "cap" };
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}

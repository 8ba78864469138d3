/** The worker's end of a session. */
import { isSoftware } from "@/lib/gpu/device";
import { DeviceError } from "@/lib/gpu/errors";
import { CPU_ONLY, HARDWARE_ONLY } from "./workerName";

/**
 * Connects what a worker does with the page's messages. Call it once, in the script of a worker.
 *
 * @param make makes the receiver of the page's messages; its argument posts a message to the page
 */
export function serve<To, From>(make: (post: (message: From) => void) => (message: To) => void): void {
  if (self.name === CPU_ONLY) refuseGpu(navigator.gpu);
  if (self.name === HARDWARE_ONLY) refuseSoftware(navigator.gpu);
  const receive = make((message) => self.postMessage(message));
  self.onmessage = ({ data }: MessageEvent<To>) => receive(data);
}

/** Makes a `navigator.gpu` refuse every adapter with a sentence for the reader. */
export function refuseGpu(gpu: GPU | undefined): void {
  if (!gpu) return;
  gpu.requestAdapter = async () => {
    throw new DeviceError("failed-check", { key: "device.failedCheck" });
  };
}

/** Makes a `navigator.gpu` refuse an adapter that is a program on the CPU, with a sentence for the reader. */
export function refuseSoftware(gpu: GPU | undefined): void {
  if (!gpu) return;
  const requestAdapter = gpu.requestAdapter.bind(gpu);
  gpu.requestAdapter = async (options) => {
    const adapter = await requestAdapter(options);
    if (!adapter?.info || !isSoftware(adapter.info)) return adapter;
    throw new DeviceError("software", { key: "device.software" });
  };
}

/**
 * Gives everything that waits a turn of the event loop: messages, timers. On the CPU a run awaits only
 * promises that are settled, so that without it a worker would read no "pause" before the run's end. It uses
 * no timer: browsers stretch timers that follow each other to 4 ms.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Helpers for tests on a GPU device. */
import { type OpenDevice, openDevice } from "./device";

/** Opens the device that the tests run on. Errors that WebGPU reports later make the test run fail. */
export async function openTestDevice(): Promise<OpenDevice> {
  const opened = await openDevice(navigator.gpu);
  opened.device.addEventListener("uncapturederror", (event) => {
    throw new Error((event as GPUUncapturedErrorEvent).error.message);
  });
  return opened;
}

/** Submits one compute pass with the dispatches that `record` records. */
export function runPass(device: GPUDevice, record: (pass: GPUComputePassEncoder) => void): void {
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  record(pass);
  pass.end();
  device.queue.submit([encoder.finish()]);
}

/** One device for all tests of a file. */
import { type OpenDevice, openDevice } from "./device";

/** Open the device that the tests run on; errors that WebGPU reports later fail the test run. */
export async function openTestDevice(): Promise<OpenDevice> {
  const opened = await openDevice(navigator.gpu);
  opened.device.addEventListener("uncapturederror", (event) => {
    throw new Error((event as GPUUncapturedErrorEvent).error.message);
  });
  return opened;
}

/** Submit what `record` records into one compute pass. */
export function runPass(device: GPUDevice, record: (pass: GPUComputePassEncoder) => void): void {
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  record(pass);
  pass.end();
  device.queue.submit([encoder.finish()]);
}

/** Fills buffers with random numbers on the GPU. */
import { uniformBuffer, writeBytes } from "../buffers";
import { gridFor } from "../kernel";
import fillUniform from "../kernels/transformer/fill-uniform.wgsl";
import { prepare, record } from "./prepared";

const MULTIPLIERS = "const MULTIPLIER_0 = 0xd2511f53u;\nconst MULTIPLIER_1 = 0xcd9e8d57u;\n";

/**
 * Fills a buffer with uniform random numbers from -amplitude to amplitude; submits the work at once. Twin:
 * lib/numerics/transformer/fillUniform.ts, with the same numbers to the last bit.
 *
 * @param n number of values, a multiple of 4
 * @param seed a whole number from 0 to 2^32 - 1
 * @param stream the same; buffers of different streams are independent
 */
export function fillUniformNow(
  device: GPUDevice,
  values: GPUBuffer,
  { n, amplitude, seed, stream }: { n: number; amplitude: number; seed: number; stream: number },
): void {
  const words = Uint32Array.of(n / 4, seed, stream, 0);
  new Float32Array(words.buffer)[3] = amplitude;
  const fill = uniformBuffer(device, "fill-uniform", 16);
  writeBytes(device, fill, words);
  const prepared = prepare(
    device,
    { key: "fill-uniform", source: () => MULTIPLIERS + fillUniform, access: ["uniform", "write"] },
    [fill, values],
    gridFor(Math.ceil(n / 1024)),
  );
  const encoder = device.createCommandEncoder({ label: "fill-uniform" });
  const pass = encoder.beginComputePass();
  record(pass, prepared);
  pass.end();
  device.queue.submit([encoder.finish()]);
  fill.destroy();
}

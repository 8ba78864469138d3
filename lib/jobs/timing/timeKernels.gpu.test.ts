import { expect, it } from "vitest";
import { ruleNamed } from "@/lib/numerics/rules";
import { stepBytes } from "@/lib/numerics/traffic";
import { type TimingPart, timeKernels } from "./timeKernels";

const request = { rule: "momentum", blockSize: 256, sizes: [2 ** 14, 2 ** 40] };

it("times copy and steps, leaves out what does not fit, and says on what", async () => {
  const parts: TimingPart[] = [];
  for await (const part of timeKernels(navigator.gpu, request)) parts.push(part);
  expect(parts.map(({ finished }) => finished)).toEqual([0, 1, 2, 3, 3]);
  const { timings, note, software, device, total } = parts[parts.length - 1];
  expect(total).toBe(3);
  expect(note).toMatchObject({ key: "timing.note.buffer" });
  expect(device).not.toBe("");
  // The tests run on a driver that computes on the CPU.
  expect(software).toBe(true);
  const momentum = ruleNamed("momentum");
  expect(timings.map(({ kernel, bits, bytesPerValue }) => [kernel, bits, bytesPerValue])).toEqual([
    ["copy", undefined, 8],
    ["step", 32, stepBytes(momentum, { bits: 32 })],
    ["step", 8, stepBytes(momentum, { bits: 8, blockSize: 256 })],
  ]);
  for (const { ms, n, nsPerValue } of timings) {
    expect(ms).toBeGreaterThan(0);
    expect(nsPerValue).toBeCloseTo((ms * 1e6) / n, 9);
  }
  expect(timings[2].timesFasterThan32).toBeCloseTo(timings[1].ms / timings[2].ms, 9);
});

it("says why there is no GPU", async () => {
  await expect(timeKernels(undefined, request).next()).rejects.toThrow("This browser has no WebGPU.");
});

it("gives the device back when nobody asks for more", async () => {
  const run = timeKernels(navigator.gpu, { ...request, sizes: [2 ** 12] });
  await run.next();
  await expect(run.return(undefined)).resolves.toMatchObject({ done: true });
});

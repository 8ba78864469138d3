import { afterAll, beforeAll, expect, it } from "vitest";
import { LARGEST_FLOAT32, longestStep, noStep } from "@/lib/numerics/longestStep";
import { makeRandom } from "@/lib/numerics/random";
import { readRegions, storageBufferOf, writeBytes } from "./buffers";
import type { OpenDevice } from "./device";
import { liveBuffers } from "./liveBuffers";
import {
  encodeBefore,
  encodeLongestStep,
  longestStepRegion,
  makeLongestStep,
  stepNumbersBuffer,
} from "./longestStep";
import { openTestDevice } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const random = makeRandom(3);
const normal = (n: number) => Float32Array.from({ length: n }, () => random.normal());

/** Measures steps on the GPU and by the twin. @param steps parameters before the first and after each step */
async function measured(steps: readonly Float32Array[], rates: readonly number[]) {
  const { device } = opened;
  const n = steps[0].length;
  const meter = makeLongestStep(device, n);
  const numbers = stepNumbersBuffer(device);
  // The floats behind the last parameter belong to nobody.
  const params = storageBufferOf(device, "params", new Float32Array(n + 8).fill(1e9));
  const twin = noStep();
  const found: Float32Array[] = [];
  for (let step = 1; step < steps.length; step++) {
    writeBytes(device, params, steps[step - 1]);
    const first = device.createCommandEncoder();
    encodeBefore(first, meter, params);
    device.queue.submit([first.finish()]);
    writeBytes(device, params, steps[step]);
    writeBytes(device, numbers, Float32Array.of(rates[step - 1], step));
    const second = device.createCommandEncoder();
    const pass = second.beginComputePass();
    encodeLongestStep(pass, meter, params, numbers);
    pass.end();
    device.queue.submit([second.finish()]);
    longestStep(steps[step - 1], steps[step], rates[step - 1], step, twin);
    const [bytes] = await readRegions(device, "longest step", [longestStepRegion(meter)]);
    found.push(new Float32Array(bytes));
    // A division on the GPU is off by a few units in the last place.
    expect(Math.abs(found[step - 1][0] / twin[0] - 1) || 0).toBeLessThan(1e-6);
    expect(found[step - 1][1]).toBe(twin[1]);
  }
  for (const buffer of [params, numbers]) buffer.destroy();
  meter.destroy();
  return found.map((record) => [...record]);
}

it.each([1, 5, 4096, 4097, 70_001])("finds the longest of some steps of %i parameters", async (n) => {
  const before = liveBuffers(opened.device);
  const steps = Array.from({ length: 5 }, () => normal(n));
  const found = await measured(steps, [0.5, 0.1, 0.3, 0.1]);
  expect(found[0][1]).toBe(1);
  expect(found[1][1]).toBe(2);
  expect(liveBuffers(opened.device)).toEqual(before);
});

it("keeps a longer step, ignores a learning rate of 0, and counts a step without a move", async () => {
  const at = (...values: number[]) => Float32Array.from(values);
  const found = await measured([at(0, 0), at(0, 0), at(-4, 1), at(0, 0), at(9, 9)], [1, 2, 4, 0]);
  expect(found).toEqual([
    [0, 1],
    [2, 2],
    [2, 2],
    [2, 2],
  ]);
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  "takes a move to %s for the longest",
  async (end) => {
    const start = new Float32Array(300);
    const found = await measured([start, start.with(299, end)], [0.1]);
    expect(found).toEqual([[LARGEST_FLOAT32, 1]]);
  },
);

import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenDevice, openDevice } from "@/lib/gpu/device";
import { liveBuffers } from "@/lib/gpu/liveBuffers";
import { PlanError } from "./plan";
import { probeMemory } from "./probe";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openDevice(navigator.gpu);
});
afterAll(() => opened.close());

const MIB = 2 ** 20;

it("holds no more than its cap, and gives all of it back", async () => {
  const held: number[] = [];
  const result = await probeMemory(opened.device, 5 * MIB, 2 * MIB, (bytes) => held.push(bytes));
  expect(result).toEqual({ bytes: 5 * MIB, end: "cap" });
  expect(held).toEqual([2 * MIB, 4 * MIB, 5 * MIB]);
  expect(liveBuffers(opened.device).bytes).toBe(0);
});

/** Returns the device, but its third error scope reports that memory ran out. */
function refusingThird(device: GPUDevice): GPUDevice {
  let scopes = 0;
  return new Proxy(device, {
    get(target, name) {
      if (name === "popErrorScope")
        return async () => {
          const error = await target.popErrorScope();
          scopes++;
          return scopes === 3 ? { message: "out of memory" } : error;
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

it("ends where WebGPU refuses a buffer, and gives all back", async () => {
  const device = refusingThird(opened.device);
  expect(await probeMemory(device, 9 * MIB, MIB)).toEqual({ bytes: 2 * MIB, end: "refused" });
  expect(liveBuffers(device).bytes).toBe(0);
});

it("ends with a device that is lost", async () => {
  const { device } = await openDevice(navigator.gpu);
  const result = await probeMemory(device, 64 * MIB, MIB, (bytes) => {
    if (bytes === 2 * MIB) device.destroy();
  });
  expect(result.end).toBe("lost");
  expect(result.bytes).toBeLessThan(64 * MIB);
});

it("refuses a cap that is no cap", async () => {
  await expect(probeMemory(opened.device, Number.NaN, MIB)).rejects.toThrow(PlanError);
  await expect(probeMemory(opened.device, MIB, 0)).rejects.toThrow("bufferBytes is 0");
});

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

it("asks for growing buffers, holds no more than its cap, and gives all of it back", async () => {
  const held: number[] = [];
  const result = await probeMemory(opened.device, 8 * MIB, MIB, (bytes) => held.push(bytes));
  expect(result).toEqual({ bytes: 8 * MIB, end: "cap" });
  expect(held).toEqual([MIB, 3 * MIB, 7 * MIB, 8 * MIB]);
  expect(liveBuffers(opened.device).bytes).toBe(0);
});

/** Returns the device, but it refuses a buffer that would take it beyond `room` bytes. */
function withRoom(device: GPUDevice, room: number): GPUDevice {
  const limited: GPUDevice = new Proxy(device, {
    get(target, name) {
      if (name === "popErrorScope")
        return async () => {
          const error = await target.popErrorScope();
          return liveBuffers(limited).bytes > room ? { message: "out of memory" } : error;
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return limited;
}

it("comes near the limit where WebGPU refuses a buffer, and gives all back", async () => {
  const device = withRoom(opened.device, 10.5 * MIB);
  expect(await probeMemory(device, 64 * MIB, MIB)).toEqual({ bytes: 10 * MIB, end: "refused" });
  expect(liveBuffers(device).bytes).toBe(0);
});

it("ends with a device that is lost", async () => {
  const { device } = await openDevice(navigator.gpu);
  const result = await probeMemory(device, 64 * MIB, MIB, (bytes) => {
    if (bytes === 3 * MIB) device.destroy();
  });
  expect(result.end).toBe("lost");
  expect(result.bytes).toBeLessThan(64 * MIB);
});

it("refuses a cap that is no cap", async () => {
  await expect(probeMemory(opened.device, Number.NaN, MIB)).rejects.toThrow(PlanError);
  await expect(probeMemory(opened.device, MIB, 0)).rejects.toThrow("bufferBytes is 0");
});

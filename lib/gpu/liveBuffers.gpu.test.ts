import { afterAll, beforeAll, expect, it } from "vitest";
import { readBytes, storageBuffer, uniformBuffer } from "./buffers";
import type { OpenDevice } from "./device";
import { liveBuffers } from "./liveBuffers";
import { openTestDevice } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

it("buffers count from their making to their destruction, and only once", async () => {
  const { device } = opened;
  expect(liveBuffers(device)).toEqual({ count: 0, bytes: 0 });
  const large = storageBuffer(device, "large", 1000);
  const small = uniformBuffer(device, "small", 4);
  expect(liveBuffers(device)).toEqual({ count: 2, bytes: large.size + 16 });
  await readBytes(device, large);
  expect(liveBuffers(device).count).toBe(2);
  large.destroy();
  large.destroy();
  expect(liveBuffers(device)).toEqual({ count: 1, bytes: 16 });
  small.destroy();
  expect(liveBuffers(device)).toEqual({ count: 0, bytes: 0 });
});

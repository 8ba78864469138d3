import { expect, it } from "vitest";
import { openDevice } from "@/lib/gpu/device";
import { DeviceError } from "@/lib/gpu/errors";
import { refuseGpu, refuseSoftware } from "./serve";

/** A GPU whose adapter describes itself so; null for a GPU without an adapter. */
const gpuWith = (info: Partial<GPUAdapterInfo> | null) =>
  ({ requestAdapter: async () => info && { info } }) as unknown as GPU;

it("refuses every GPU with a sentence", async () => {
  const gpu = gpuWith({ vendor: "maker" });
  refuseGpu(gpu);
  await expect(openDevice(gpu)).rejects.toThrow(DeviceError);
  await expect(openDevice(gpu)).rejects.toThrow(/failed the check of the page \/verify\//);
});

it("refuses an adapter that is a program on the CPU, and no other", async () => {
  const software = gpuWith({ vendor: "google", architecture: "swiftshader" });
  refuseSoftware(software);
  await expect(openDevice(software)).rejects.toThrow(DeviceError);
  await expect(openDevice(software)).rejects.toThrow("only a GPU in software, which is slower.");
  for (const info of [{ vendor: "maker", architecture: "model" }, null]) {
    const gpu = gpuWith(info);
    refuseSoftware(gpu);
    expect(await gpu.requestAdapter()).toEqual(info && { info });
  }
  // An older browser has no description of the adapter.
  const plain = { requestAdapter: async () => ({}) } as unknown as GPU;
  refuseSoftware(plain);
  expect(await plain.requestAdapter()).toEqual({});
  refuseSoftware(undefined);
});

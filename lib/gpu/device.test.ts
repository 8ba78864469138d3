import { expect, it } from "vitest";
import { isSoftware, openDevice } from "./device";

const info = { vendor: "", architecture: "", device: "", description: "" };
const of = (patch: object) => isSoftware({ ...info, ...patch } as GPUAdapterInfo);

it("adapters that compute on the CPU are known by what they say, or by name", () => {
  expect(of({ vendor: "nvidia", architecture: "ampere" })).toBe(false);
  expect(of({})).toBe(false);
  expect(of({ isFallbackAdapter: true })).toBe(true);
  expect(of({ vendor: "google", architecture: "swiftshader" })).toBe(true);
  expect(of({ description: "llvmpipe (LLVM 15.0.6, 256 bits)" })).toBe(true);
});

/** A GPU of a browser whose API lacks all members that are younger than the first version. */
function oldGpu() {
  const asked: GPUDeviceDescriptor[] = [];
  const limits = { maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27 };
  const device = { limits, features: new Set(), destroy() {}, lost: new Promise(() => {}) };
  const adapter = {
    limits,
    features: new Set(["timestamp-query"]),
    async requestDevice(descriptor: GPUDeviceDescriptor) {
      asked.push(descriptor);
      return device;
    },
  };
  return { gpu: { requestAdapter: async () => adapter } as unknown as GPU, asked };
}

it("opens an adapter without a description and without younger limits", async () => {
  const { gpu, asked } = oldGpu();
  const opened = await openDevice(gpu);
  expect(opened.name).toBe("unnamed GPU");
  expect(isSoftware(opened.adapterInfo)).toBe(false);
  expect(asked[0].requiredFeatures).toEqual(["timestamp-query"]);
  expect(asked[0].requiredLimits).toEqual({
    maxBufferSize: 2 ** 28,
    maxStorageBufferBindingSize: 2 ** 27,
  });
});

import { expect, it } from "vitest";
import { isSoftware } from "./device";

const info = { vendor: "", architecture: "", device: "", description: "" };
const of = (patch: object) => isSoftware({ ...info, ...patch } as GPUAdapterInfo);

it("adapters that compute on the CPU are known by what they say, or by name", () => {
  expect(of({ vendor: "nvidia", architecture: "ampere" })).toBe(false);
  expect(of({})).toBe(false);
  expect(of({ isFallbackAdapter: true })).toBe(true);
  expect(of({ vendor: "google", architecture: "swiftshader" })).toBe(true);
  expect(of({ description: "llvmpipe (LLVM 15.0.6, 256 bits)" })).toBe(true);
});

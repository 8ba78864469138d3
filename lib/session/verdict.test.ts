import { expect, it } from "vitest";
import { openDevice } from "@/lib/gpu/device";
import { DeviceError } from "@/lib/gpu/errors";
import { refuseGpu } from "./serve";
import {
  CPU_ONLY,
  forgetVerdict,
  keepVerdict,
  readVerdict,
  type VerdictStorage,
  workerName,
} from "./verdict";

function makeStorage(): VerdictStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const failed = { device: "maker model", passed: false, date: "2026-01-31" };

it("keeps figures off a GPU that failed, until the verdict is forgotten or the GPU passes", () => {
  const storage = makeStorage();
  expect(workerName(storage)).toBe("");
  expect(keepVerdict(failed, storage)).toBe(true);
  expect(readVerdict(storage)).toEqual(failed);
  expect(workerName(storage)).toBe(CPU_ONLY);
  keepVerdict({ ...failed, passed: true }, storage);
  expect(workerName(storage)).toBe("");
  keepVerdict(failed, storage);
  forgetVerdict(storage);
  expect(readVerdict(storage)).toBeNull();
  expect(workerName(storage)).toBe("");
});

it.each([
  "{",
  "1",
  "[]",
  '{"device":1,"passed":false,"date":"2026-01-31"}',
  '{"device":"","passed":false,"date":"x"}',
])("takes %s for no verdict", (text) => {
  expect(readVerdict({ ...makeStorage(), getItem: () => text })).toBeNull();
});

it("works where the browser forbids storage", () => {
  const refuse = () => {
    throw new DOMException("denied");
  };
  const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
  expect(readVerdict(storage)).toBeNull();
  expect(keepVerdict(failed, storage)).toBe(false);
  expect(keepVerdict(failed, null)).toBe(false);
  forgetVerdict(storage);
  expect(workerName(storage)).toBe("");
});

it("refuses a GPU with a sentence", async () => {
  const gpu = { requestAdapter: async () => null } as Partial<GPU> as GPU;
  refuseGpu(gpu);
  await expect(openDevice(gpu)).rejects.toThrow(DeviceError);
  await expect(openDevice(gpu)).rejects.toThrow(/failed the check of the page \/verify\//);
});

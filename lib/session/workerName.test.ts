import { expect, it } from "vitest";
import type { PageStorage } from "./pageStorage";
import { CPU_ONLY, HARDWARE_ONLY, workerName } from "./workerName";

/** A storage with the verdict of a check; without an argument, an empty one. */
const storageWith = (passed?: boolean): PageStorage => ({
  getItem: () => (passed === undefined ? null : JSON.stringify({ device: "", passed, date: "2026-01-31" })),
  setItem() {},
  removeItem() {},
});

it("keeps workers off a GPU that failed its check, but for the check itself", () => {
  for (const adapters of ["hardware", "checked"] as const) {
    expect(workerName(adapters, storageWith(false), "")).toBe(CPU_ONLY);
    expect(workerName(adapters, storageWith(false), "?adapter=software")).toBe(CPU_ONLY);
  }
  expect(workerName("any", storageWith(false), "")).toBe("");
});

it("keeps training off software adapters, unless the address asks for them", () => {
  for (const storage of [storageWith(), storageWith(true), null]) {
    expect(workerName("hardware", storage, "")).toBe(HARDWARE_ONLY);
    expect(workerName("hardware", storage, "?adapter=hardware")).toBe(HARDWARE_ONLY);
    expect(workerName("hardware", storage, "?map=linear&adapter=software")).toBe("");
    expect(workerName("checked", storage, "")).toBe("");
    expect(workerName("any", storage, "")).toBe("");
  }
});

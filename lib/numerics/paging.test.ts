import { expect, it } from "vitest";
import { pagingSeconds } from "./paging";

it("takes 125 ms for a gigabyte over PCIe 3.0 x16, as the documentation reckons, and nothing if all fits", () => {
  const bus = { bandwidth: 16e9 };
  expect(pagingSeconds({ ...bus, stateBytes: 3e9, roomBytes: 2e9 })).toBe(0.125);
  expect(pagingSeconds({ ...bus, stateBytes: 2e9, roomBytes: 2e9 })).toBe(0);
  expect(pagingSeconds({ ...bus, stateBytes: 1e9, roomBytes: 2e9 })).toBe(0);
});

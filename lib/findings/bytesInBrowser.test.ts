import { expect, it } from "vitest";
import { BROWSER_BYTES } from "@/lib/recordings/bytesInBrowser";
import { budgetRun } from "./bytes";
import { browser8, browser32, browserRate, largestMemory, stepsThatDiffer } from "./bytesInBrowser";

it("was refused with 32-bit state at the tensor at which Node was, and trained 500 steps with 8-bit state", () => {
  expect(browser32.refused).toEqual(BROWSER_BYTES.inNode.refused);
  expect(browser32.refused?.tensor).toBe(budgetRun(32).refused?.tensor);
  expect(browser32.losses).toEqual([]);
  expect(browser8.losses).toHaveLength(500);
  expect(browserRate()).toBeGreaterThan(10);
});

it("has the losses of Node to the last bit, and learned", () => {
  expect(stepsThatDiffer()).toBe(0);
  expect(new Set(browser8.losses).size).toBeGreaterThan(490);
  expect(browser8.losses[499]).toBeLessThan(browser8.losses[0] / 3);
});

it("held in both precisions what was planned, within 3 %", () => {
  const memory = largestMemory();
  expect(memory.map(({ bits }) => bits)).toEqual([32, 8]);
  for (const { plannedMiB, deviceMiB } of memory) {
    expect(deviceMiB).toBeGreaterThan(plannedMiB);
    expect(deviceMiB / plannedMiB).toBeLessThan(1.03);
  }
});

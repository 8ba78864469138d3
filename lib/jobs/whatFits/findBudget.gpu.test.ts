import { expect, it } from "vitest";
import { type BudgetPart, findBudget } from "./findBudget";

it("holds growing buffers up to the cap, and says why it ended", async () => {
  const parts: BudgetPart[] = [];
  await findBudget(navigator.gpu, { capBytes: 1.6e7 }, (part) => parts.push(part));
  expect(parts.map(({ finished }) => finished)).toEqual([2 ** 22, 3 * 2 ** 22, 1.6e7, 1.6e7]);
  expect(parts.map(({ end }) => end)).toEqual([undefined, undefined, undefined, "cap"]);
  expect(parts.every(({ total }) => total === 1.6e7)).toBe(true);
});

it("says that there is no WebGPU", async () => {
  await expect(findBudget(undefined, { capBytes: 1e7 }, () => {})).rejects.toThrow("WebGPU");
});

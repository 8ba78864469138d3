import { expect, it } from "vitest";
import { adamTraining, whatFits } from "@/lib/planned/presets";
import { trainWhatFits, type WhatFitsPart } from "./whatFits";

const savings = { release: false, checkpoint: false };

async function last(budgetBytes: number): Promise<WhatFitsPart> {
  let part: WhatFitsPart | undefined;
  for await (part of trainWhatFits(navigator.gpu, { budgetBytes, savings, steps: 2 }));
  return part!;
}

it("refuses 32-bit state where the budget ends, and trains with 8-bit state", async () => {
  // The smallest budget in which 8-bit state trains a larger model.
  const budgetBytes = Array.from({ length: 100 }, (_, i) => (2 + i / 10) * 2 ** 20).find((bytes) => {
    const { in32, in8 } = whatFits(bytes, savings);
    return in8 && in8.spec !== in32?.spec;
  })!;
  const { lanes, finished, total } = await last(budgetBytes);
  expect([finished, total]).toEqual([4, 4]);
  expect(lanes.map(({ bits }) => bits)).toEqual([32, 8]);
  expect(lanes[0]).toMatchObject({ losses: [], refused: { by: "budget", kind: "state", budgetBytes } });
  expect(lanes[1].refused).toBeUndefined();
  expect(lanes[1].losses).toHaveLength(2);
  expect(new TextEncoder().encode(lanes[1].written).length).toBeGreaterThanOrEqual(72);
  expect(adamTraining(32, savings).storage).toEqual({ bits: 32 });
});

it("says that a budget is too small, and that there is no WebGPU", async () => {
  await expect(last(1000)).rejects.toThrow("The budget is too small for every model; choose a larger one.");
  const without = trainWhatFits(undefined, { budgetBytes: 2 ** 22, savings, steps: 1 });
  await expect(without.next()).rejects.toThrow("WebGPU");
});

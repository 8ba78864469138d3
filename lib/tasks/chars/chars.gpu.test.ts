import { afterAll, beforeAll, expect, it } from "vitest";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { adam8bit } from "@/lib/nn/optimizers";
import { trainTask } from "../trainTask.testing";
import { chars } from "./chars";
import { readTexts } from "./writtenText";

let opened: Backend;
beforeAll(async () => {
  opened = await openWebGpu(navigator.gpu);
});
afterAll(() => opened.close());

async function train(steps: number) {
  const run = chars.make({ options: { layers: 1, context: 16 }, width: 32, batchSize: 16, seed: 1 });
  const { losses, picture, heldOut } = await trainTask(run, adam8bit({ learningRate: 0.01 }), steps);
  return { losses, texts: readTexts(picture, run.samples), heldOut };
}

it("trains and writes the same twice, and learns", async () => {
  const first = await train(20);
  const second = await train(20);
  expect(second).toEqual(first);
  // Each of the 77 characters alike would be a perplexity of 77.
  expect(first.heldOut).toBeLessThan(35);
  for (const { written } of first.texts) expect(written).toHaveLength(48);
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { type Backend, openWebGpu } from "@/lib/nn/backend";
import { adam8bit } from "@/lib/nn/optimizers";
import { trainTask } from "../trainTask.testing";
import { makeCorpus } from "./corpus";
import { words } from "./words";

let opened: Backend;
beforeAll(async () => {
  opened = await openWebGpu(navigator.gpu);
});
afterAll(() => opened.close());

function train(steps: number) {
  const run = words.make({ options: { corpus: 100_000, layers: 1 }, width: 32, batchSize: 8, seed: 1 });
  return trainTask(run, adam8bit({ learningRate: 0.005 }), steps);
}

it("trains to the same losses bit by bit, and learns more than the frequencies of words", async () => {
  const { counts } = makeCorpus(2000, 100_000);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const frequencies = -counts.reduce((sum, n) => sum + (n > 0 ? (n / total) * Math.log(n / total) : 0), 0);
  const first = await train(60);
  expect(first.losses[0]).toBeGreaterThan(Math.log(2000) - 0.5);
  expect(first.heldOut).toBeLessThan(Math.exp(frequencies));
  expect((await train(8)).losses).toEqual(first.losses.slice(0, 8));
});

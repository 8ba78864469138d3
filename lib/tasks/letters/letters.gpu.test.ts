import { afterAll, beforeAll, expect, it } from "vitest";
import { type Backend, openReference, openWebGpu } from "@/lib/nn/backend";
import { optimizer8bit } from "@/lib/nn/optimizers";
import { trainTask } from "../trainTask.testing";
import { letters } from "./letters";
import { decodeLetters, rightOf } from "./picture";

let backend: Backend;
beforeAll(async () => {
  backend = await openWebGpu(navigator.gpu);
});
afterAll(() => backend.close());

function train(model: "mlp" | "conv", steps: number, batchSize: number) {
  const run = letters.make({ options: { model, letters: "ten" }, width: 16, batchSize, seed: 3 });
  return trainTask(run, optimizer8bit("adam", { learningRate: 0.004 }, { min8bitSize: 0 }), steps);
}

it.each(["mlp", "conv"] as const)("gives the same bits twice: %s", async (model) => {
  // The batch is as large as in a real run: sums over few rows take other paths in tfjs.
  const first = await train(model, 5, 64);
  expect(await train(model, 5, 64)).toEqual(first);
});

it.each(["mlp", "conv"] as const)("agrees with the reference engine: %s", async (model) => {
  const onGpu = await train(model, 4, 4);
  backend.close();
  await openReference();
  const onCpu = await train(model, 4, 4);
  backend = await openWebGpu(navigator.gpu);
  onGpu.losses.forEach((loss, i) => {
    expect(loss / onCpu.losses[i]).toBeCloseTo(1, 2);
  });
});

it("learns to read: the loss falls and its picture agrees with its metric", async () => {
  const { losses, picture, heldOut } = await train("mlp", 120, 32);
  const mean = (part: readonly number[]) => part.reduce((sum, loss) => sum + loss, 0) / part.length;
  expect(mean(losses.slice(-10))).toBeLessThan(0.5 * mean(losses.slice(0, 10)));
  expect(heldOut).toBeGreaterThan(0.6);
  const { right, all } = rightOf(decodeLetters(picture)!);
  expect(right / all).toBeCloseTo(heldOut, 6);
});

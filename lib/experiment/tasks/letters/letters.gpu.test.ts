import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Backend, openReference, openWebGpu } from "@/lib/nn/backend";
import { optimizer8bit } from "@/lib/nn/optimizers";
import { letters } from "./letters";
import { decodeLetters, rightOf } from "./picture";

let backend: Backend;
beforeAll(async () => {
  backend = await openWebGpu(navigator.gpu);
});
afterAll(() => backend.close());

interface Trained {
  readonly losses: readonly number[];
  readonly weights: readonly Float32Array[];
  readonly picture: Float32Array;
  readonly heldOut: number;
}

async function train(model: "mlp" | "conv", steps: number, batchSize: number): Promise<Trained> {
  const run = letters.make({ options: { model, letters: "ten" }, width: 16, batchSize, seed: 3 });
  const variables = run.weights.map(({ shape, values }) => {
    const initial = tf.tensor(values.slice(), [...shape]);
    const variable = tf.variable(initial);
    initial.dispose();
    return variable;
  });
  const optimizer = optimizer8bit("adam", { learningRate: 0.004 }, { min8bitSize: 0 });
  optimizer.track(variables);
  const values: tf.Scalar[] = [];
  for (let step = 0; step < steps; step++) {
    const batch = run.nextBatch();
    const { value, grads } = tf.variableGrads(() => run.loss(variables, batch), variables);
    optimizer.applyGradients(grads);
    values.push(value);
    tf.dispose([batch.inputs, batch.targets, grads]);
  }
  const [picture, heldOut] = [run.picture(variables), run.heldOut(variables)];
  const read = async (tensors: readonly tf.Tensor[]) =>
    Promise.all(tensors.map((tensor) => tensor.data<"float32">()));
  const trained = {
    losses: (await read(values)).map(([loss]) => loss),
    weights: await read(variables),
    picture: (await read([picture]))[0],
    heldOut: (await read([heldOut]))[0][0],
  };
  optimizer.dispose();
  run.dispose();
  tf.dispose([...values, ...variables, picture, heldOut]);
  return trained;
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

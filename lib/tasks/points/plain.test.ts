import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { plainPoints } from "./plain";
import { points } from "./points";

beforeAll(openReference);

const settings = { options: { data: "spiral" }, width: 24, batchSize: 16, seed: 3 };

describe("the points network on plain arrays", () => {
  it("begins with the weights and the batches of the task", async () => {
    const plain = plainPoints(settings);
    const task = points.make(settings);
    expect(plain.weights).toEqual(task.weights);
    for (let step = 0; step < 3; step++) {
      const batch = task.nextBatch();
      const own = plain.nextBatch();
      expect(await batch.inputs.data()).toEqual(own.inputs);
      expect(await batch.targets.data()).toEqual(own.targets);
      tf.dispose([batch.inputs, batch.targets]);
    }
    task.dispose();
  });

  it("has the loss and the gradients of tfjs", async () => {
    const plain = plainPoints(settings);
    const task = points.make(settings);
    // Biases begin at 0; other values than that show whether they are used.
    const params = plain.weights.map(({ values }) => values.map((value, i) => value + 0.01 * (i % 5)));
    const variables = task.weights.map(({ name, shape }, i) =>
      tf.variable(tf.tensor(params[i].slice(), [...shape]), true, `plain/${name}`),
    );
    const batch = task.nextBatch();
    const right = tf.variableGrads(() => task.loss(variables, batch), variables);
    const grads = params.map(({ length }) => new Float32Array(length));
    const loss = plain.gradients(params, plain.nextBatch(), grads);
    expect(loss).toBeCloseTo((await right.value.data())[0], 5);
    for (const [i, { name }] of plain.weights.entries()) {
      const wanted = await right.grads[`plain/${name}`].data();
      const size = Math.max(...wanted.map(Math.abs));
      expect(size).toBeGreaterThan(1e-4);
      grads[i].forEach((value, k) => {
        expect(Math.abs(value - wanted[k])).toBeLessThan(2e-5 * size);
      });
    }
    tf.dispose([right.value, right.grads, batch.inputs, batch.targets]);
    for (const variable of variables) variable.dispose();
    task.dispose();
  });
});

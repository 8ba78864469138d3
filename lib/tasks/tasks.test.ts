/** What every task must keep to, whatever it trains on. */
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openReference } from "@/lib/nn/backend";
import { defaultsOf } from "@/lib/options/options";
import { TASKS } from "./";
import { TASK_INFOS } from "./catalog";

beforeAll(openReference);

it("makes every task of the catalog", () => {
  expect(TASKS.map(({ info }) => info)).toEqual(TASK_INFOS);
});

describe.each(TASKS.map((task) => [task.info.name, task] as const))("the task %s", (_, task) => {
  const settings = {
    options: defaultsOf(task.info.options),
    width: task.info.widths[0],
    batchSize: 4,
    seed: 1,
  };

  it("predicts the size of its model", () => {
    const run = task.make(settings);
    expect(task.info.size(settings).weights).toEqual(run.weights.map(({ values }) => values.length));
    run.dispose();
  });

  it("gives finite losses, pictures and metrics, and leaves no tensor behind", async () => {
    const before = tf.memory().numTensors;
    const run = task.make(settings);
    const variables = run.weights.map(({ name, shape, values }) =>
      tf.variable(tf.tensor(values.slice(), [...shape]), true, `${task.info.name}/${name}`),
    );
    const batch = run.nextBatch();
    const kept = tf.memory().numTensors;
    const { value, grads } = tf.variableGrads(() => run.loss(variables, batch), variables);
    expect(Object.keys(grads)).toHaveLength(variables.length);
    const picture = run.picture(variables);
    const heldOut = run.heldOut(variables);
    for (const tensor of [value, heldOut]) expect(Number.isFinite((await tensor.data())[0])).toBe(true);
    for (const each of await picture.data()) expect(Number.isFinite(each)).toBe(true);
    tf.dispose([value, grads, picture, heldOut]);
    expect(tf.memory().numTensors).toBe(kept);
    tf.dispose([batch.inputs, batch.targets]);
    for (const variable of variables) variable.dispose();
    run.dispose();
    // tf.tensor() above made one tensor a variable, which the test keeps.
    expect(tf.memory().numTensors - before).toBe(variables.length);
  });

  it("draws the same batches from the same seed, and again after rewind", async () => {
    const [one, two] = [task.make(settings), task.make(settings)];
    const take = async (run: typeof one) => {
      const { inputs, targets } = run.nextBatch();
      const values = [...(await inputs.data()), ...(await targets.data())];
      tf.dispose([inputs, targets]);
      return values;
    };
    const first = await take(one);
    expect(await take(two)).toEqual(first);
    expect(await take(one)).not.toEqual(first);
    one.rewind();
    expect(await take(one)).toEqual(first);
    one.dispose();
    two.dispose();
  });
});

import * as tf from "@tensorflow/tfjs-core";
import type { BlockwiseOptimizer } from "@/lib/nn/optimizer";
import type { TaskRun } from "./task";

/** What a task looks like after some training steps. */
export interface TrainedTask {
  /** The loss of each step, before its update. */
  readonly losses: readonly number[];
  /** Values of each weight, in the order of the task. */
  readonly weights: readonly Float32Array[];
  readonly picture: Float32Array;
  readonly heldOut: number;
}

/**
 * Trains a task's model from its initial weights, for tests of the tasks.
 *
 * @param run disposed at the end
 * @param optimizer disposed at the end
 */
export async function trainTask(
  run: TaskRun,
  optimizer: BlockwiseOptimizer,
  steps: number,
): Promise<TrainedTask> {
  const variables = run.weights.map(({ shape, values }) =>
    tf.tidy(() => tf.variable(tf.tensor(values.slice(), [...shape]))),
  );
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
  const read = (tensors: readonly tf.Tensor[]) =>
    Promise.all(tensors.map((tensor) => tensor.data<"float32">()));
  const [drawn] = await read([picture]);
  const trained = {
    losses: (await read(values)).map(([loss]) => loss),
    weights: await read(variables),
    picture: run.draw?.(drawn) ?? drawn,
    heldOut: (await read([heldOut]))[0][0],
  };
  tf.dispose([...values, ...variables, picture, heldOut]);
  optimizer.dispose();
  run.dispose();
  return trained;
}

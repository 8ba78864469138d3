/**
 * Gradients of an embedding, row by row, in real steps of training: with the ordinary layer, and with one that has
 * some or all ingredients of the stable embedding. Both models see the same batches.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { BlockwiseOptimizer } from "@/lib/nn/optimizer";
import { optimizer32 } from "@/lib/nn/optimizers";
import type { Batch, TaskRun } from "@/lib/tasks/task";
import { words } from "@/lib/tasks/words/words";
import { GRADIENT_STEPS, type GradientsSetup, LEARNING_RATE, taskSettings } from "./size";

/** One layer's table in one step. */
export interface TableGradient {
  /** Length of each row's gradient, by the word's rank from 0; zero where the word was not in the batch. */
  readonly lengths: Float32Array;
  /** Root of the second moment of Adam, the mean of each row's, bias corrected. */
  readonly moments: Float32Array;
}

export interface GradientsStep {
  readonly plain: TableGradient;
  readonly stable: TableGradient;
}

interface TrainedModel {
  readonly task: TaskRun;
  readonly variables: tf.Variable[];
  readonly optimizer: BlockwiseOptimizer;
  moments: tf.Tensor;
}

const BETA2 = 0.999;
let modelsMade = 0;

function makeModel(setup: GradientsSetup, stableInit: boolean, stableNorm: boolean): TrainedModel {
  const task = words.make(taskSettings(setup, stableInit, stableNorm));
  const prefix = `gradients${modelsMade++}`;
  const variables = task.weights.map(({ name, shape, values }) => {
    const initial = tf.tensor(values.slice(), [...shape]);
    const variable = tf.variable(initial, true, `${prefix}/${name}`);
    initial.dispose();
    return variable;
  });
  const optimizer = optimizer32("adam", { learningRate: LEARNING_RATE });
  return { task, variables, optimizer, moments: tf.zeros(variables[0].shape) };
}

/** @param step number of the step, from 1 */
async function stepOf(lane: TrainedModel, batch: Batch, step: number): Promise<TableGradient> {
  const { task, variables, optimizer } = lane;
  const { value, grads } = tf.variableGrads(() => task.loss(variables, batch), variables);
  const gradient = grads[variables[0].name];
  optimizer.applyGradients(grads);
  const moments = tf.tidy(() => tf.add(tf.mul(lane.moments, BETA2), tf.mul(tf.square(gradient), 1 - BETA2)));
  lane.moments.dispose();
  lane.moments = moments;
  const [lengths, roots]: tf.Tensor[] = tf.tidy(() => [
    tf.norm(gradient, 2, 1),
    tf.sqrt(tf.div(tf.mean(moments, 1), 1 - BETA2 ** step)),
  ]);
  const result = {
    lengths: (await lengths.data<"float32">()).slice(),
    moments: (await roots.data<"float32">()).slice(),
  };
  tf.dispose([value, grads, lengths, roots]);
  return result;
}

/** Both models in training on tfjs's active backend; `dispose` frees them. */
export class GradientsRun {
  private readonly plain: TrainedModel;
  private readonly stable: TrainedModel;
  private steps = 0;

  constructor(setup: GradientsSetup) {
    this.plain = makeModel(setup, false, false);
    this.stable = makeModel(setup, setup.stableInit, setup.stableNorm);
  }

  /** Number of steps done. */
  get step(): number {
    return this.steps;
  }

  get finished(): boolean {
    return this.steps >= GRADIENT_STEPS;
  }

  async next(): Promise<GradientsStep> {
    const batch = this.plain.task.nextBatch();
    this.steps++;
    const plain = await stepOf(this.plain, batch, this.steps);
    const stable = await stepOf(this.stable, batch, this.steps);
    tf.dispose([batch.inputs, batch.targets]);
    return { plain, stable };
  }

  dispose(): void {
    for (const { task, variables, optimizer, moments } of [this.plain, this.stable]) {
      optimizer.dispose();
      tf.dispose([...variables, moments]);
      task.dispose();
    }
  }
}

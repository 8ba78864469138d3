/**
 * Measures the gradients of an embedding, row by row, in real training steps: with the plain embedding, and
 * with some or all ingredients of the stable embedding. Both models train on the same batches.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { BlockwiseOptimizer } from "@/lib/nn/optimizer";
import { optimizer32 } from "@/lib/nn/optimizers";
import type { Batch, TaskRun } from "@/lib/tasks/task";
import { words } from "@/lib/tasks/words/words";
import { GRADIENT_STEPS, type GradientsSetup, LEARNING_RATE, taskSettings } from "./size";

/** The gradient of one embedding table in one step. Words are ordered by rank, from 0. */
export interface TableGradient {
  /** Euclidean norm of each row's gradient, [vocabulary]; 0 if the word was not in the batch. */
  readonly lengths: Float32Array;
  /** Square root of the mean of each row's second moment of Adam, bias corrected, [vocabulary]. */
  readonly moments: Float32Array;
}

/** The gradients of both models in one step. */
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

/**
 * Trains one step.
 *
 * @param step number of the step, from 1
 */
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

/** Both models, in training on the active tfjs backend. */
export class GradientsRun {
  private readonly plain: TrainedModel;
  private readonly stable: TrainedModel;
  private steps = 0;

  /** Makes both models before their first step. */
  constructor(setup: GradientsSetup) {
    this.plain = makeModel(setup, false, false);
    this.stable = makeModel(setup, setup.stableInit, setup.stableNorm);
  }

  /** Number of steps done. */
  get step(): number {
    return this.steps;
  }

  /** Whether all steps are done. */
  get finished(): boolean {
    return this.steps >= GRADIENT_STEPS;
  }

  /** Trains both models one step on the same batch. */
  async next(): Promise<GradientsStep> {
    const batch = this.plain.task.nextBatch();
    this.steps++;
    const plain = await stepOf(this.plain, batch, this.steps);
    const stable = await stepOf(this.stable, batch, this.steps);
    tf.dispose([batch.inputs, batch.targets]);
    return { plain, stable };
  }

  /** Frees both models. */
  dispose(): void {
    for (const { task, variables, optimizer, moments } of [this.plain, this.stable]) {
      optimizer.dispose();
      tf.dispose([...variables, moments]);
      task.dispose();
    }
  }
}

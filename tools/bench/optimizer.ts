/**
 * `npm run bench -- optimizer`: one step of a whole model with adam8bit, adam32 and tf.train.adam, on one
 * device in one process. The steps of "adam8bit watched" are measured for its report.
 *
 * The optimizers take turns, so that a machine that slows down slows all of them. The time of a step ends
 * when the GPU has finished it. "one step" waits after every step and includes the latency of the GPU; "steps
 * in a row" waits once for many steps, as training does. Both have fixed tensors as gradients; "training
 * step" computes the gradients.
 */
import * as tf from "@tensorflow/tfjs-core";
import { median } from "@/lib/gpu/timing";
import type { Backend } from "@/lib/nn/backend";
import type { BlockwiseOptimizer } from "@/lib/nn/optimizer";
import { adam8bit, adam32 } from "@/lib/nn/optimizers";
import { activeWebGpu, flush } from "@/lib/nn/tfjsInternals";
import { makeRandom } from "@/lib/numerics/random";
import { type BenchModel, benchModels } from "./models";

/** The time of one optimizer on one model, by one measure. */
export interface OptimizerTiming {
  readonly model: string;
  readonly tensors: number;
  readonly parameters: number;
  readonly measure: "one step" | "steps in a row" | "training step";
  readonly optimizer: string;
  /** Median time of a step, milliseconds. */
  readonly ms: number;
  /** (slowest - fastest) / median. */
  readonly spread: number;
  /** Number of measurements. */
  readonly rounds: number;
  /** Speed relative to tf.train.adam on the same model, by the same measure. */
  readonly timesFasterThanTfjs: number;
  /** Size of the optimizer state, bytes. */
  readonly stateBytes: number;
}

/** One optimizer with its own copy of the model. */
interface OptimizerLane {
  readonly name: string;
  readonly optimizer: tf.Optimizer;
  readonly variables: readonly tf.Variable[];
  readonly gradients: tf.NamedTensorMap;
}

const LEARNING_RATE = 1e-3;
const IN_A_ROW = 20;
/** Bounds of the number of rounds; between them, rounds are measured for MAX_SECONDS. */
const MAX_ROUNDS = 60;
const MIN_ROUNDS = 5;
const MAX_SECONDS = 8;

/** The lane whose steps are measured for `report`. */
const WATCHED = "adam8bit watched";

const OPTIMIZERS: Readonly<Record<string, () => tf.Optimizer>> = {
  "tf.train.adam": () => tf.train.adam(LEARNING_RATE, 0.9, 0.999, 1e-8),
  adam32: () => adam32({ learningRate: LEARNING_RATE }),
  adam8bit: () => adam8bit({ learningRate: LEARNING_RATE }),
  [WATCHED]: () => adam8bit({ learningRate: LEARNING_RATE }),
};

/** Waits until the GPU has finished all submitted work. */
async function finished(): Promise<void> {
  const backend = activeWebGpu();
  if (!backend) throw new Error("The benchmark of optimizers runs on the webgpu backend only.");
  flush(backend, []);
  await backend.device.queue.onSubmittedWorkDone();
}

function makeLanes({ weights }: BenchModel): OptimizerLane[] {
  const random = makeRandom(3);
  const gradients = weights.map(({ shape, values }) =>
    tf.tensor(
      Float32Array.from(values, () => random.normal() * 0.01),
      [...shape],
    ),
  );
  return Object.entries(OPTIMIZERS).map(([name, make]) => {
    const variables = weights.map(({ shape, values }) => {
      const initial = tf.tensor(values, [...shape]);
      const variable = tf.variable(initial);
      initial.dispose();
      return variable;
    });
    const named = Object.fromEntries(variables.map((variable, i) => [variable.name, gradients[i]]));
    return { name, optimizer: make(), variables, gradients: named };
  });
}

/** Times the lanes in turn; returns the times of a step in milliseconds, [lanes][rounds]. */
async function timeLanes(
  lanes: readonly OptimizerLane[],
  steps: number,
  step: (lane: OptimizerLane) => void,
): Promise<number[][]> {
  const times: number[][] = lanes.map(() => []);
  const until = performance.now() + MAX_SECONDS * 1e3;
  for (let round = -2; round < MAX_ROUNDS; round++) {
    if (round >= MIN_ROUNDS && performance.now() > until) break;
    for (const [i, lane] of lanes.entries()) {
      await finished();
      const start = performance.now();
      for (let k = 0; k < steps; k++) step(lane);
      await finished();
      // The first two rounds compile and warm up.
      if (round >= 0) times[i].push((performance.now() - start) / steps);
    }
  }
  return times;
}

/**
 * Tests for a method, because instanceof fails: tfjs defines it by the shape of the object, so all optimizers
 * pass.
 */
const isOurs = (optimizer: tf.Optimizer): optimizer is BlockwiseOptimizer => "ledger" in optimizer;

function stateBytes({ optimizer, variables }: OptimizerLane): number {
  if (isOurs(optimizer)) {
    return optimizer.ledger().reduce((sum, { bytes }) => sum + bytes, 0);
  }
  return variables.reduce((sum, { size }) => sum + 8 * size, 0);
}

async function benchModel(model: BenchModel, say: (line: string) => void): Promise<OptimizerTiming[]> {
  const lanes = makeLanes(model);
  for (const { name, optimizer } of lanes)
    if (name === WATCHED && isOurs(optimizer)) await optimizer.report();
  const parameters = model.weights.reduce((sum, { values }) => sum + values.length, 0);
  say(`${model.name}: ${model.weights.length} tensors, ${(parameters / 1e6).toFixed(2)} million parameters`);
  const apply = ({ optimizer, gradients }: OptimizerLane) => optimizer.applyGradients(gradients);
  const train = ({ optimizer, variables }: OptimizerLane) =>
    void optimizer.minimize(() => model.loss(variables), false, [...variables]);
  const measures = [
    ["one step", 1, apply],
    ["steps in a row", IN_A_ROW, apply],
    ["training step", 1, train],
  ] as const;

  const results: OptimizerTiming[] = [];
  for (const [measure, steps, step] of measures) {
    const times = await timeLanes(lanes, steps, step);
    const tfjs = median(times[0]);
    for (const [i, lane] of lanes.entries()) {
      const ms = median(times[i]);
      const result: OptimizerTiming = {
        model: model.name,
        tensors: model.weights.length,
        parameters,
        measure,
        optimizer: lane.name,
        ms,
        spread: (Math.max(...times[i]) - Math.min(...times[i])) / ms,
        rounds: times[i].length,
        timesFasterThanTfjs: tfjs / ms,
        stateBytes: stateBytes(lane),
      };
      results.push(result);
      say(
        `  ${measure.padEnd(15)} ${lane.name.padEnd(16)} ${ms.toFixed(3).padStart(9)} ms ` +
          `${result.timesFasterThanTfjs.toFixed(2).padStart(7)} x tf.train.adam`,
      );
    }
  }
  for (const { optimizer, variables } of lanes) {
    optimizer.dispose();
    tf.dispose([...variables]);
  }
  tf.dispose(lanes[0].gradients);
  return results;
}

/**
 * Times the optimizers on both models.
 *
 * @param backend an open WebGPU backend
 * @param say prints a result
 */
export async function benchOptimizers(
  backend: Backend,
  say: (line: string) => void,
): Promise<OptimizerTiming[]> {
  say(`on ${backend.device}`);
  const results: OptimizerTiming[] = [];
  for (const model of benchModels()) results.push(...(await benchModel(model, say)));
  return results;
}

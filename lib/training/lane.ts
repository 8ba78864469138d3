/** One of the trainings of a run: its copy of the model, and its optimizer. */
import * as tf from "@tensorflow/tfjs-core";
import type { Weight } from "@/lib/nn/models";
import type { BlockwiseOptimizer } from "@/lib/nn/optimizer";
import { optimizerFor } from "@/lib/nn/optimizers";
import { dequantize } from "@/lib/numerics/dequantize";
import { unpackCodes } from "@/lib/numerics/step4";
import type { LaneConfig } from "./config";
import { namedWeights } from "./keep32";
import type { LaneSnapshot, TensorSnapshot } from "./runSnapshot";

export interface Lane {
  /** In the order of the task's weights. */
  readonly variables: readonly tf.Variable[];
  readonly optimizer: BlockwiseOptimizer;
}

/** No tensor has more values (lib/gpu/tensor.ts): a block of so many holds any tensor. */
const WHOLE_TENSOR_BLOCK = 2 ** 30;

/** Variables are registered under their names in the whole of tfjs: each lane gets a prefix of its own. */
let lanesMade = 0;

/**
 * A lane before its first step, on the tfjs backend that is active now.
 *
 * @param learningRate the run's, for a lane without its own
 * @throws RangeError, OptimizerError or NumericsError that names what is not there or out of range
 */
export function makeLane(weights: readonly Weight[], config: LaneConfig, learningRate: number): Lane {
  const prefix = `lane${lanesMade++}`;
  const optimizer = makeOptimizer(config, learningRate, prefix, weights);
  const variables = weights.map(({ name, shape, values }) => {
    const initial = tf.tensor(values.slice(), [...shape]);
    const variable = tf.variable(initial, true, `${prefix}/${name}`);
    initial.dispose();
    return variable;
  });
  const lane = { variables, optimizer };
  try {
    optimizer.track(variables);
  } catch (error) {
    disposeLane(lane);
    throw error;
  }
  return lane;
}

export function disposeLane({ variables, optimizer }: Lane): void {
  optimizer.dispose();
  tf.dispose([...variables]);
}

/**
 * The optimizer's state as numbers, all tensors one after the other: one array a state of the rule, in its order. Codes
 * become what they stand for.
 */
export async function statesOf({ variables, optimizer }: Lane): Promise<Float32Array[]> {
  const tensors = await Promise.all(variables.map((variable) => stateOf(variable, optimizer)));
  return tensors[0].map((_, state) => joined(tensors.map((states) => states[state])));
}

async function stateOf(
  variable: tf.Variable,
  optimizer: BlockwiseOptimizer,
): Promise<readonly Float32Array[]> {
  const values = await optimizer.readState(variable);
  if (values.bits === 32) return values.values;
  const { rule, storage } = optimizer.slot(variable);
  if (storage.bits === 32) return [];
  const { maps, blockSize, bits } = storage;
  return rule.states.map(({ signed }, k) =>
    dequantize({
      codes: bits === 4 ? unpackCodes(values.codes[k], variable.size) : values.codes[k],
      absmax: values.absmax[k],
      blockSize,
      map: signed ? maps.signed : maps.unsigned,
    }),
  );
}

function joined(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

/** Take it. On the GPU this waits for the steps submitted before. */
export async function snapshotOf(lane: Lane): Promise<LaneSnapshot> {
  const { iterations } = lane.optimizer;
  const tensors = await Promise.all(lane.variables.map((_, place) => tensorSnapshot(lane, place)));
  return { iterations, tensors };
}

/** One weight tensor of it. */
export async function tensorSnapshot({ variables, optimizer }: Lane, place: number): Promise<TensorSnapshot> {
  const variable = variables[place];
  const [parameters, state] = await Promise.all([variable.data<"float32">(), optimizer.readState(variable)]);
  // tfjs hands out its own array where it has one.
  return { parameters: parameters.slice(), state };
}

/** Put the lane back to that moment. @throws OptimizerError if it is a snapshot of a lane kept otherwise */
export function restoreLane({ variables, optimizer }: Lane, { iterations, tensors }: LaneSnapshot): void {
  optimizer.restore(iterations, new Map(variables.map((variable, i) => [variable, tensors[i].state])));
  variables.forEach((variable, i) => {
    const values = tf.tensor(tensors[i].parameters.slice(), variable.shape, "float32");
    variable.assign(values);
    values.dispose();
  });
}

/** Whether the lane keeps a learning rate of its own, whatever the run's is. */
export const hasOwnRate = ({ hyper }: LaneConfig): boolean => "learningRate" in hyper;

function makeOptimizer(
  { rule, hyper, bits, map, mapValues, blockSize, min8bitSize, keep32 }: LaneConfig,
  learningRate: number,
  prefix: string,
  weights: readonly Weight[],
): BlockwiseOptimizer {
  if (bits === 4 && blockSize === "tensor")
    throw new RangeError(
      "A lane with 4-bit state cannot have one block a tensor; give it blocks of 64 to 4096 values.",
    );
  return optimizerFor({
    rule,
    bits,
    hyper: { learningRate, ...hyper },
    map,
    mapValues,
    blockSize: blockSize === "tensor" ? WHOLE_TENSOR_BLOCK : blockSize,
    min8bitSize,
    keep32: namedWeights(
      weights.map(({ name }) => name),
      keep32,
    ).map((name) => `${prefix}/${name}`),
  });
}

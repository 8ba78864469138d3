/** The lanes of a run, each a copy of the model's weights with an optimizer of its own. */
import * as tf from "@tensorflow/tfjs-core";
import type { Weight } from "@/lib/nn/models";
import { optimizerFor } from "@/lib/nn/optimizers";
import { momentsOf } from "@/lib/nn/stepper";
import { dequantize } from "@/lib/numerics/dequantize";
import { isMomentBits } from "@/lib/numerics/momentBits";
import { unpackCodes } from "@/lib/numerics/packCodes";
import { hasFault, type LaneConfig, type RunConfig } from "./config";
import { layerOf, namedWeights } from "./keep32";
import { FaultyOptimizer, type LaneOptimizer } from "./laneOptimizer";
import type { TensorLedger } from "./report";
import type { LaneSnapshot, TensorSnapshot } from "./runSnapshot";

/** The weights and the optimizer of one lane. */
export interface Lane {
  /** Variables in the order of the task's weights. */
  readonly variables: readonly tf.Variable[];
  readonly optimizer: LaneOptimizer;
}

/** A block size that holds any tensor: the largest number of values of a tensor (lib/gpu/tensor.ts). */
const WHOLE_TENSOR_BLOCK = 2 ** 30;

/**
 * Number of lanes made so far. tfjs registers variables globally by name, so each lane needs a prefix of its
 * own.
 */
let lanesMade = 0;

/**
 * Makes the lanes of a run, before the first step.
 *
 * @throws RangeError, OptimizerError or NumericsError if the config is invalid; lanes made until then are
 *   freed
 */
export function makeLanes(
  weights: readonly Weight[],
  { lanes, learningRate, maxSteps }: Pick<RunConfig, "lanes" | "learningRate" | "maxSteps">,
): Lane[] {
  const made: Lane[] = [];
  try {
    for (const lane of lanes) made.push(makeLane(weights, lane, learningRate, Math.floor(maxSteps / 2)));
  } catch (error) {
    made.forEach(disposeLane);
    throw error;
  }
  return made;
}

/**
 * Makes a lane on the tfjs backend that is active now, before its first step.
 *
 * @param weights initial weights of the task; their values are copied
 * @param learningRate of the run, for a lane without one of its own
 * @param resumeStep number of steps after which an optimizer with a fault is saved and loaded once
 * @throws RangeError, OptimizerError or NumericsError if the config is invalid
 */
export function makeLane(
  weights: readonly Weight[],
  config: LaneConfig,
  learningRate: number,
  resumeStep = 0,
): Lane {
  const prefix = `lane${lanesMade++}`;
  const optimizer = hasFault(config)
    ? new FaultyOptimizer(weights, withLayers(config, weights), learningRate, resumeStep)
    : makeOptimizer(config, learningRate, prefix, weights);
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

/** Frees the variables and the optimizer's state. */
export function disposeLane({ variables, optimizer }: Lane): void {
  optimizer.dispose();
  tf.dispose([...variables]);
}

/** Returns how each lane stores the state of each weight tensor, in the order of the weights. */
export function tensorLedger(weights: readonly Weight[], lanes: readonly Lane[]): TensorLedger[] {
  const ledgers = lanes.map(({ optimizer }) => optimizer.ledger());
  return weights.map(({ name, shape }, i) => ({
    name,
    shape,
    lanes: ledgers.map((entries) => ({ bits: entries[i].bits, bytes: entries[i].bytes })),
  }));
}

/** Computes a float tensor for each lane and joins them, [lanes * elements of one]. @param make see `valuesOfLanes` */
export const joinLanes = (lanes: readonly Lane[], make: (lane: Lane) => tf.Tensor): tf.Tensor =>
  tf.concat(lanes.map((lane) => tf.reshape(make(lane), [-1])));

/**
 * Computes a float tensor for each lane and reads all of them in one transfer from the GPU.
 *
 * @param make returns the tensor of a lane; those of all lanes have the same size
 */
export async function valuesOfLanes(
  lanes: readonly Lane[],
  make: (lane: Lane) => tf.Tensor,
): Promise<Float32Array[]> {
  const all = tf.tidy(() => joinLanes(lanes, make));
  const values = await all.data<"float32">();
  all.dispose();
  const each = values.length / lanes.length;
  return lanes.map((_, lane) => values.slice(lane * each, (lane + 1) * each));
}

/**
 * Reads the optimizer's state as floats; codes are dequantized.
 *
 * @returns one array for each state of the rule, in its order, with the values of all tensors one after the
 *   other
 */
export async function statesOf({ variables, optimizer }: Lane): Promise<Float32Array[]> {
  const tensors = await Promise.all(variables.map((variable) => stateOf(variable, optimizer)));
  return tensors[0].map((_, state) => joined(tensors.map((states) => states[state])));
}

async function stateOf(variable: tf.Variable, optimizer: LaneOptimizer): Promise<readonly Float32Array[]> {
  const values = await optimizer.readState(variable);
  if (values.bits === 32) return values.values;
  const { rule, storage } = optimizer.slot(variable);
  if (storage.bits === 32) return [];
  if (values.bits === "mixed" || storage.bits === "mixed") {
    const { maps, blockSize } = storage;
    return momentsOf(values).map((moment, k) =>
      moment instanceof Float32Array
        ? moment
        : dequantize({ ...moment, blockSize, map: rule.states[k].signed ? maps.signed : maps.unsigned }),
    );
  }
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

/** Reads the lane's parameters and state. On the GPU it waits for the steps submitted before. */
export async function snapshotOf(lane: Lane): Promise<LaneSnapshot> {
  const { iterations } = lane.optimizer;
  const tensors = await Promise.all(lane.variables.map((_, place) => tensorSnapshot(lane, place)));
  return { iterations, tensors };
}

/**
 * Reads one weight tensor and its state.
 *
 * @param place index among the lane's variables
 */
export async function tensorSnapshot({ variables, optimizer }: Lane, place: number): Promise<TensorSnapshot> {
  const variable = variables[place];
  const [parameters, state] = await Promise.all([variable.data<"float32">(), optimizer.readState(variable)]);
  // tfjs may return its internal array.
  return { parameters: parameters.slice(), state };
}

/**
 * Sets parameters and state to those of a snapshot.
 *
 * @throws OptimizerError if the lane of the snapshot stored its state in another way
 */
export function restoreLane({ variables, optimizer }: Lane, { iterations, tensors }: LaneSnapshot): void {
  optimizer.restore(iterations, new Map(variables.map((variable, i) => [variable, tensors[i].state])));
  variables.forEach((variable, i) => {
    const values = tf.tensor(tensors[i].parameters.slice(), variable.shape, "float32");
    variable.assign(values);
    values.dispose();
  });
}

/**
 * Whether the lane has a learning rate of its own, so that the learning rate of the run has no effect on it.
 */
export const hasOwnRate = ({ hyper }: LaneConfig): boolean => "learningRate" in hyper;

function makeOptimizer(
  { rule, hyper, bits, map, mapValues, blockSize, min8bitSize, keep32 }: LaneConfig,
  learningRate: number,
  prefix: string,
  weights: readonly Weight[],
): LaneOptimizer {
  if (bits === 4 && blockSize === "tensor")
    throw new RangeError(
      'blockSize is "tensor", but must be a number from 64 to 4096 for a lane with 4-bit state.',
    );
  if (isMomentBits(bits) && blockSize === "tensor")
    throw new RangeError(
      'blockSize is "tensor", but must be a number from 64 to 4096 for a lane with bits per moment.',
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

/** Returns the lane with the layers of its `keep32`: the parts of an optimizer with a fault know layers, not weights. */
const withLayers = <L extends LaneConfig>(lane: L, weights: readonly Weight[]): L => ({
  ...lane,
  keep32: [
    ...new Set(
      namedWeights(
        weights.map(({ name }) => name),
        lane.keep32,
      ).map(layerOf),
    ),
  ],
});

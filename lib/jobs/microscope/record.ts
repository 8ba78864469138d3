/** Records the trace of one weight while a run advances. */

import * as tf from "@tensorflow/tfjs-core";
import { momentsOf } from "@/lib/nn/stepper";
import type { LaneConfig } from "@/lib/training/config";
import type { LaneRun } from "@/lib/training/laneRun";
import type { TensorSnapshot } from "@/lib/training/runSnapshot";
import { stateMaps, type WeightLaneTrace, type WeightStateTrace, type WeightTrace } from "./trace";

/** One weight of the model. */
export interface Target {
  /** Index of the weight's tensor in `LaneRun.tensors`. */
  readonly tensor: number;
  /** Index of the weight in its tensor, row-major. */
  readonly index: number;
}

/** One entry of a lane's trace. */
interface Entry {
  readonly gradient: number;
  readonly parameter: number;
  readonly states: readonly { readonly value: number; readonly code: number; readonly absmax: number }[];
}

/**
 * Advances a run and records everything about one weight in each step. Recording changes nothing: the run
 * goes on afterwards, bit by bit, as it would have without it.
 *
 * @param run the run, which is `steps` steps further at the end
 * @param every number of steps after which the trace so far is yielded
 * @returns yields the growing trace; the last one is complete
 * @throws RangeError if there is no such weight
 */
export async function* recordWeight(
  run: LaneRun,
  target: Target,
  steps: number,
  every: number,
): AsyncGenerator<WeightTrace> {
  const first = run.step;
  const { lanes } = run.config;
  const entries: Entry[][] = lanes.map(() => []);
  const write = async (gradients: readonly number[]) => {
    const now = await run.tensor(target.tensor);
    now.forEach((snapshot, lane) => {
      entries[lane].push(entryOf(snapshot, target.index, lanes[lane], gradients[lane]));
    });
  };
  await write(lanes.map(() => Number.NaN));
  for (let done = 1; done <= steps; done++) {
    await write(await gradientsOfStep(run, target));
    if (done % every === 0 || done === steps) yield traceOf(target, first, entries);
  }
  if (steps === 0) yield traceOf(target, first, entries);
}

/** Does one step and returns each lane's gradient at the weight. */
async function gradientsOfStep(run: LaneRun, { tensor, index }: Target): Promise<number[]> {
  const copies: tf.Tensor[] = [];
  run.observe((lane, gradients) => {
    // A copy, because the gradient itself is disposed after the step.
    copies[lane] = tf.tidy(() => tf.slice(tf.reshape(gradients[tensor], [-1]), index, 1));
  });
  try {
    run.advance(1);
  } finally {
    run.observe(null);
  }
  // A run allows only a limited number of steps without a reading.
  await run.read();
  const values = await Promise.all(copies.map((each) => each.data()));
  tf.dispose(copies);
  return values.map(([value]) => value);
}

function entryOf(
  { parameters, state }: TensorSnapshot,
  index: number,
  lane: LaneConfig,
  gradient: number,
): Entry {
  if (!(index >= 0 && index < parameters.length))
    throw new RangeError(`index is ${index}, but must be from 0 to ${parameters.length - 1}.`);
  const parameter = parameters[index];
  const block = lane.blockSize === "tensor" ? 0 : Math.floor(index / lane.blockSize);
  const maps = state.bits === 32 ? [] : stateMaps(lane);
  const states = momentsOf(state).map((moment, k) => {
    if (moment instanceof Float32Array) return { value: moment[index], code: 0, absmax: Number.NaN };
    const { codes } = moment;
    const code = state.bits === 4 ? (codes[index >> 1] >> (4 * (index & 1))) & 15 : codes[index];
    const absmax = moment.absmax[block];
    return { value: Math.fround(maps[k].values[code] * absmax), code, absmax };
  });
  return { gradient, parameter, states };
}

function traceOf({ tensor, index }: Target, first: number, entries: readonly Entry[][]): WeightTrace {
  return { tensor, index, first, length: entries[0].length, lanes: entries.map(laneTrace) };
}

function laneTrace(entries: readonly Entry[]): WeightLaneTrace {
  const column = (read: (entry: Entry) => number) => Float32Array.from(entries, read);
  return {
    gradient: column(({ gradient }) => gradient),
    parameter: column(({ parameter }) => parameter),
    states: entries[0].states.map(({ absmax }, k): WeightStateTrace => {
      const inCodes = !Number.isNaN(absmax);
      return {
        value: column(({ states }) => states[k].value),
        code: inCodes ? Uint8Array.from(entries, ({ states }) => states[k].code) : new Uint8Array(0),
        absmax: inCodes ? column(({ states }) => states[k].absmax) : new Float32Array(0),
      };
    }),
  };
}

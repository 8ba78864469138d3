import * as tf from "@tensorflow/tfjs-core";
import type { LaneConfig } from "@/lib/training/config";
import type { LaneRun } from "@/lib/training/laneRun";
import type { TensorSnapshot } from "@/lib/training/runSnapshot";
import { stateMaps, type WeightLaneTrace, type WeightStateTrace, type WeightTrace } from "./trace";

/** One weight of the model. */
export interface Target {
  /** Index of its tensor among the run's tensors. */
  readonly tensor: number;
  /** Its index in the tensor, row-major. */
  readonly index: number;
}

/** One entry of a lane's trace, as numbers. */
interface Entry {
  readonly gradient: number;
  readonly parameter: number;
  readonly states: readonly { readonly value: number; readonly code: number; readonly absmax: number }[];
}

/**
 * Advances a run and records everything about one weight in each step. Recording changes nothing: the run goes on
 * afterwards, bit by bit, as it would have without it.
 *
 * @param run left `steps` steps further
 * @param every number of steps between two yields
 * @returns yields the trace so far, which grows; the last one is complete
 * @throws RangeError if there is no weight at this index
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

/** Does one step. @returns each lane's gradient at the weight */
async function gradientsOfStep(run: LaneRun, { tensor, index }: Target): Promise<number[]> {
  const kept: tf.Tensor[] = [];
  run.observe((lane, gradients) => {
    // The gradient itself is disposed after the step.
    kept[lane] = tf.tidy(() => tf.slice(tf.reshape(gradients[tensor], [-1]), index, 1));
  });
  try {
    run.advance(1);
  } finally {
    run.observe(null);
  }
  // Measurements pile up unread otherwise.
  await run.read();
  const values = await Promise.all(kept.map((each) => each.data()));
  tf.dispose(kept);
  return values.map(([value]) => value);
}

function entryOf(
  { parameters, state }: TensorSnapshot,
  index: number,
  lane: LaneConfig,
  gradient: number,
): Entry {
  if (!(index >= 0 && index < parameters.length))
    throw new RangeError(`index is ${index}; the tensor has ${parameters.length} weights.`);
  const parameter = parameters[index];
  if (state.bits === 32) {
    const states = state.values.map((values) => ({ value: values[index], code: 0, absmax: Number.NaN }));
    return { gradient, parameter, states };
  }
  const block = lane.blockSize === "tensor" ? 0 : Math.floor(index / lane.blockSize);
  const maps = stateMaps(lane);
  const states = state.codes.map((codes, k) => {
    const code = state.bits === 8 ? codes[index] : (codes[index >> 1] >> (4 * (index & 1))) & 15;
    const absmax = state.absmax[k][block];
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

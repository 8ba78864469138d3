/** Measures one training run with the state in one variant, and what its second moments make of given gradients. */
import { LANE_STEPS, TrainedFormat } from "@/lib/jobs/formats/lane";
import type { StreamName } from "@/lib/jobs/formats/setup";
import { MIN_STORED_SIZE, matrixShape, streamNamed } from "@/lib/jobs/formats/streams";
import { FormatState } from "@/lib/numerics/formats/formatLane";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { variantNamed } from "./variants";

/** A run as plain data. */
export interface RunPlan {
  readonly claim: string;
  readonly task: StreamName;
  readonly variant: string;
  readonly beta2: number;
  readonly seed: number;
}

/** A run and its measurements. */
export interface RunResult extends RunPlan {
  /** First step, from 1, before which the loss was no number or more than LOST times that of the first; or null. */
  readonly lostAt: number | null;
  /** Mean training loss over the last tenth of the steps; null if the run was lost. */
  readonly finalLoss: number | null;
  /** Largest move of a weight in one step, in learning rates. */
  readonly longest: number;
  /** Share of the moves of r that leave its code as it was; claim "beta2" only. */
  readonly stays?: number;
  /** Share of r that is off by more than a factor of 2 after the last step; claim "beta2" only. */
  readonly offByTwo?: number;
}

/** A run is lost when its loss is this many times that of the first step. */
const LOST = 2;

/** Trains a lane and measures it. */
function train({ task, variant, beta2, seed }: RunPlan) {
  const stream = streamNamed(task, seed);
  const lane = new TrainedFormat(stream, variantNamed(variant), seed, { beta2 });
  const losses: number[] = [];
  for (let step = 1; step <= LANE_STEPS; step++) {
    const loss = lane.step(stream.nextBatch());
    losses.push(loss);
    // The comparison is false for NaN.
    if (!(loss <= LOST * losses[0])) return { lostAt: step, finalLoss: null, longest: lane.longestMove };
  }
  const tail = losses.slice(-LANE_STEPS / 10);
  const finalLoss = tail.reduce((sum, loss) => sum + loss, 0) / tail.length;
  return { lostAt: null, finalLoss, longest: lane.longestMove };
}

/** Stream of the seed's random numbers for rounding. */
const ROUNDING_STREAM = 9;

/** Lets the gradients of a run with 32-bit state go through the variant's second moments. */
function follow({ task, variant, beta2, seed }: RunPlan) {
  const stream = streamNamed(task, seed);
  const format = variantNamed(variant);
  const hyper = { ...adam.defaults, learningRate: stream.learningRate, beta2 };
  const random = makeRandom(seed, ROUNDING_STREAM);
  const params = stream.weights.map(({ values }) => values.slice());
  const grads = params.map(({ length }) => new Float32Array(length));
  const exact = params.map(({ length }) => makeState32(adam, length));
  const large = stream.weights.map((_, k) => k).filter((k) => params[k].length >= MIN_STORED_SIZE);
  const stored = large.map((k) => new FormatState(format, params[k].length, matrixShape(stream.weights[k])));
  let [moves, stays] = [0, 0];
  for (let step = 1; step <= LANE_STEPS; step++) {
    stream.nextBatch()(params, grads);
    const c = adam.prepare(hyper, step);
    for (let k = 0; k < params.length; k++) step32(adam, c, params[k], grads[k], exact[k]);
    large.forEach((k, tensor) => {
      const state = stored[tensor];
      const [before, old] = [state.r.codes, state.r.values];
      const { r } = state.advance(hyper, step, new Float32Array(state.n), grads[k], random);
      const after = state.r.codes;
      if (!before || !after) return;
      for (let i = 0; i < state.n; i++) {
        if (r[i] === old[i]) continue;
        moves++;
        if (after[i] === before[i]) stays++;
      }
    });
  }
  let [count, off] = [0, 0];
  large.forEach((k, tensor) => {
    const { values } = stored[tensor].r;
    exact[k][1].forEach((r, i) => {
      if (r === 0) return;
      count++;
      if (!(values[i] >= r / 2 && values[i] <= 2 * r)) off++;
    });
  });
  return { stays: stays / moves, offByTwo: off / count };
}

/** Makes a run and measures it. */
export function runPlan(plan: RunPlan): RunResult {
  const followed = plan.claim === "beta2" && plan.variant !== "float32" ? follow(plan) : {};
  return { ...plan, ...train(plan), ...followed };
}

/** A training run with the state of Adam in one format, beside the same run with 32-bit state. */
import { formatNamed, type StateFormat } from "@/lib/numerics/formats";
import { FormatState, plainAdam } from "@/lib/numerics/formats/formatLane";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import type { Hyper } from "@/lib/numerics/rules/rule";
import type { Sliced } from "../sliced";
import type { LaneSetup } from "./setup";
import {
  type BatchGradients,
  type GradientStream,
  MIN_STORED_SIZE,
  matrixShape,
  streamNamed,
} from "./streams";

/** Number of steps of a lane. */
export const LANE_STEPS = 200;
/** Random stream of a lane's rounding. */
const ROUNDING_STREAM = 8;

/** The result of a lane. */
export interface LaneResult {
  readonly setup: LaneSetup;
  /** Training loss before each step, nats, [LANE_STEPS]; NaN from the step on in which the lane was lost. */
  readonly exact: Float32Array;
  readonly stored: Float32Array;
  /** The largest move of a weight in one step, in learning rates. */
  readonly longestExact: number;
  readonly longestStored: number;
}

/** One copy of the model, trained with the state of its large tensors in a format. */
export class TrainedFormat {
  /** The weights as they are now, in the order of the model's. */
  readonly params: readonly Float32Array[];
  private readonly grads: readonly Float32Array[];
  private readonly advance: readonly ((step: number, params: Float32Array, grads: Float32Array) => void)[];
  private steps = 0;
  private longest = 0;

  /**
   * @param hyper hyper-parameters of Adam that differ from its defaults and from those of the format
   * @param seed of the format's random rounding
   */
  constructor(
    { weights, learningRate }: Pick<GradientStream, "weights" | "learningRate">,
    format: StateFormat,
    seed: number,
    hyper: Hyper = {},
  ) {
    const all = { ...adam.defaults, learningRate, ...format.hyper, ...hyper };
    const random = makeRandom(seed, ROUNDING_STREAM);
    this.params = weights.map(({ values }) => values.slice());
    this.grads = this.params.map(({ length }) => new Float32Array(length));
    this.advance = weights.map((weight) => {
      const n = weight.values.length;
      if (n < MIN_STORED_SIZE) {
        const plain = plainAdam(n);
        return (step, params, grads) => plain(all, step, params, grads);
      }
      const state = new FormatState(format, n, matrixShape(weight));
      return (step, params, grads) => state.advance(all, step, params, grads, random);
    });
    this.learningRate = all.learningRate;
  }

  private readonly learningRate: number;

  /** Trains one step. @returns the loss before it, nats */
  step(gradients: BatchGradients): number {
    const loss = gradients(this.params, this.grads);
    this.steps++;
    this.params.forEach((params, k) => {
      const before = params.slice();
      this.advance[k](this.steps, params, this.grads[k]);
      for (let i = 0; i < params.length; i++) {
        const move = Math.abs(params[i] - before[i]);
        if (move > this.longest) this.longest = move;
      }
    });
    return loss;
  }

  /** The largest move of a weight in one step so far, in learning rates. */
  get longestMove(): number {
    return this.longest / this.learningRate;
  }
}

/**
 * Trains a small model twice on the same batches: with 32-bit state, and with the state in a format.
 *
 * @returns yields the share of the steps that are done, 0 to 1
 * @throws RangeError if there is no format of that name
 */
export function* formatLaneRun(setup: LaneSetup): Sliced<LaneResult> {
  const format = formatNamed(setup.format);
  const reference = formatNamed("float32");
  if (!format || !reference) throw new RangeError(`There is no format "${setup.format}".`);
  const stream = streamNamed(setup.gradients, setup.seed);
  const lanes = [reference, format].map((each) => new TrainedFormat(stream, each, setup.seed));
  const losses = lanes.map(() => new Float32Array(LANE_STEPS));
  for (let step = 0; step < LANE_STEPS; step++) {
    const batch = stream.nextBatch();
    lanes.forEach((lane, k) => {
      losses[k][step] = lane.step(batch);
    });
    yield (step + 1) / LANE_STEPS;
  }
  return {
    setup,
    exact: losses[0],
    stored: losses[1],
    longestExact: lanes[0].longestMove,
    longestStored: lanes[1].longestMove,
  };
}

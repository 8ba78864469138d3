/** One training run's gradients, and what every format makes of the moments that they give. */
import { FORMATS, type StateFormat } from "@/lib/numerics/formats";
import { FormatState } from "@/lib/numerics/formats/formatLane";
import { MomentMeter, type MomentScore, UpdateMeter, type UpdateScore } from "@/lib/numerics/formats/scores";
import { makeRandom, type Random } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import type { Hyper } from "@/lib/numerics/rules/rule";
import { makeState32, step32 } from "@/lib/numerics/step32";
import type { Sliced } from "../sliced";
import type { MuseumSetup } from "./setup";
import { MIN_STORED_SIZE, matrixShape, streamNamed } from "./streams";

/** The measures of one format. */
export interface FormatScore {
  /** Name of the format. */
  readonly name: string;
  /** Bits of state for each parameter of the stored tensors, both moments, scales and tables included. */
  readonly bits: number;
  /** Both moments after the last step. */
  readonly m: MomentScore;
  readonly r: MomentScore;
  /** The updates of all steps. */
  readonly update: UpdateScore;
}

/** The result of the museum. */
export interface MuseumResult {
  readonly setup: MuseumSetup;
  /** Number of parameters that the formats store, in how many tensors. */
  readonly parameters: number;
  readonly tensors: number;
  /** Training loss before each step, nats, [steps]; the run has 32-bit state. */
  readonly losses: Float32Array;
  /** One entry for each format, in the order of FORMATS. */
  readonly scores: readonly FormatScore[];
}

/** Stream of the seed's random numbers for rounding; streams 0 to 2 make weights and batches. */
const ROUNDING_STREAM = 7;

/** One tensor of the run with 32-bit state, as all formats see it in one step. */
interface ExactStep {
  readonly step: number;
  readonly grads: Float32Array;
  /** Moments after the step. */
  readonly m: Float32Array;
  readonly r: Float32Array;
}

/** A format with its moments of each stored tensor and its measures. */
class Exhibit {
  private readonly update = new UpdateMeter();
  private readonly states: readonly FormatState[];
  private readonly random: Random;

  constructor(
    private readonly format: StateFormat,
    shapes: readonly { readonly n: number; readonly shape: ReturnType<typeof matrixShape> }[],
    private readonly setup: MuseumSetup,
    private readonly hyper: Hyper,
  ) {
    this.states = shapes.map(({ n, shape }) => new FormatState(format, n, shape));
    this.random = makeRandom(setup.seed, ROUNDING_STREAM);
  }

  /** Takes one step of one tensor. */
  take(tensor: number, exact: ExactStep, scratch: Float32Array): void {
    const { format, random } = this;
    const state = this.states[tensor];
    if (this.setup.storing === "once") {
      state.m = format.m.store(exact.m, state.shape, random);
      state.r = format.r.store(exact.r, state.shape, random);
      this.update.add(exact, { m: state.m.values, r: state.r.values }, adam.defaults.epsilon);
      return;
    }
    const used = state.advance(this.hyper, exact.step, scratch, exact.grads, random);
    this.update.add(exact, used, adam.defaults.epsilon);
  }

  /** Returns the measures after the last step. @param exact moments of each tensor in 32 bits */
  score(exact: readonly { readonly m: Float32Array; readonly r: Float32Array }[]): FormatScore {
    const [m, r] = [new MomentMeter(), new MomentMeter()];
    exact.forEach((moments, tensor) => {
      m.add(moments.m, this.states[tensor].m);
      r.add(moments.r, this.states[tensor].r);
    });
    const parameters = exact.reduce((sum, { m: values }) => sum + values.length, 0);
    const bits = this.states.reduce((sum, state) => sum + state.bits, 0) / parameters;
    return { name: this.format.name, bits, m: m.score, r: r.score, update: this.update.score };
  }
}

/**
 * Trains a small model by Adam with 32-bit state, and lets the gradients of each step go through all formats at once.
 * The training does not use what they store.
 *
 * @returns yields the share of the steps that are done, 0 to 1
 */
export function* museumRun(setup: MuseumSetup): Sliced<MuseumResult> {
  const { gradients, steps, seed } = setup;
  const stream = streamNamed(gradients, seed);
  const { weights } = stream;
  const hyper = { ...adam.defaults, learningRate: stream.learningRate };
  const params = weights.map(({ values }) => values.slice());
  const grads = params.map(({ length }) => new Float32Array(length));
  const states = params.map(({ length }) => makeState32(adam, length));
  const stored = weights.map((_, k) => k).filter((k) => params[k].length >= MIN_STORED_SIZE);
  const shapes = stored.map((k) => ({ n: params[k].length, shape: matrixShape(weights[k]) }));
  const exhibits = FORMATS.map((format) => new Exhibit(format, shapes, setup, hyper));
  // The formats advance parameters too, which nobody reads.
  const scratch = shapes.map(({ n }) => new Float32Array(n));
  const losses = new Float32Array(steps);
  for (let step = 1; step <= steps; step++) {
    losses[step - 1] = stream.nextBatch()(params, grads);
    const c = adam.prepare(hyper, step);
    for (let k = 0; k < params.length; k++) step32(adam, c, params[k], grads[k], states[k]);
    stored.forEach((k, tensor) => {
      const [m, r] = states[k];
      for (const exhibit of exhibits) exhibit.take(tensor, { step, grads: grads[k], m, r }, scratch[tensor]);
    });
    yield step / steps;
  }
  const exact = stored.map((k) => ({ m: states[k][0], r: states[k][1] }));
  return {
    setup,
    parameters: shapes.reduce((sum, { n }) => sum + n, 0),
    tensors: stored.length,
    losses,
    scores: exhibits.map((exhibit) => exhibit.score(exact)),
  };
}

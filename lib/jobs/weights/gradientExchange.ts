/** Trains a small language model on some simulated workers, which send each other their gradients in 32 or 8 bits. */
import { makeWordNet } from "@/lib/nn/wordNet";
import { exchangedSum } from "@/lib/numerics/exchange";
import { makeMap } from "@/lib/numerics/maps";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { tree2015 } from "@/lib/numerics/maps/tree2015";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import { makeState32, step32 } from "@/lib/numerics/step32";
import type { Sliced } from "../sliced";
import { relativeError } from "./measures";
import { randomSamples, WORD_MODEL, wordText } from "./wordModel";

/** The workers. */
export interface GradientExchangeSetup {
  /** Number of simulated workers. */
  readonly workers: number;
  /** Seed of initial weights and batches. */
  readonly seed: number;
}

/** How gradients are sent. */
export const MESSAGES = ["float32", "tree", "linear"] as const;
/** The name of a way to send gradients. */
export type MessageName = (typeof MESSAGES)[number];

/** One training run. */
export interface ExchangeLane {
  readonly name: MessageName;
  /** Loss of the samples of all workers before each update, nats a word, [EXCHANGE_STEPS]. */
  readonly losses: Float32Array;
  /** Relative error of the summed gradient, the mean over all steps. */
  readonly sumError: number;
  /** Held-out loss after the last step, nats a word. */
  readonly heldOut: number;
}

/** The result. */
export interface GradientExchangeResult {
  readonly setup: GradientExchangeSetup;
  /** Number of values of each tensor. */
  readonly sizes: readonly number[];
  /** One lane for each of MESSAGES, in order. */
  readonly lanes: readonly ExchangeLane[];
}

/** Number of steps. */
export const EXCHANGE_STEPS = 120;
/** Samples of a worker's step. */
const SAMPLES = 4;
const LEARNING_RATE = 0.005;

/** Made once, since the fast quantizer keeps a table for each map. */
const MAPS_OF: Readonly<Record<MessageName, QuantizationMap | undefined>> = {
  float32: undefined,
  tree: tree2015(),
  linear: makeMap("linear", { bits: 8, signed: true }),
};

/** Trains a lane by Adam for each way to send gradients, on the same samples. */
export function* gradientExchangeRun(setup: GradientExchangeSetup): Sliced<GradientExchangeResult> {
  const lanes: ExchangeLane[] = [];
  for (const [at, name] of MESSAGES.entries()) {
    const lane = trainLane(setup, name);
    for (let step = lane.next(); ; step = lane.next()) {
      if (step.done) {
        lanes.push(step.value);
        break;
      }
      yield (at + step.value) / MESSAGES.length;
    }
  }
  return { setup, sizes: sizesOf(), lanes };
}

const sizesOf = () =>
  makeWordNet(WORD_MODEL)
    .weights(makeRandom(0))
    .map(({ values }) => values.length);

function* trainLane({ workers, seed }: GradientExchangeSetup, name: MessageName): Sliced<ExchangeLane> {
  const net = makeWordNet(WORD_MODEL);
  const map = MAPS_OF[name];
  const { context, vocabulary } = net.spec;
  const { train, heldOut } = wordText(vocabulary, context);
  const params = net.weights(makeRandom(seed)).map(({ values }) => values);
  const ownGrads = Array.from({ length: workers }, () =>
    params.map(({ length }) => new Float32Array(length)),
  );
  const states = params.map(({ length }) => makeState32(adam, length));
  const batches = makeRandom(seed, 1);
  const losses = new Float32Array(EXCHANGE_STEPS);
  let errors = 0;
  for (let step = 1; step <= EXCHANGE_STEPS; step++) {
    for (const grads of ownGrads) {
      losses[step - 1] +=
        net.gradients(params, randomSamples(train, SAMPLES, context, batches), grads) / workers;
    }
    const c = adam.prepare({ learningRate: LEARNING_RATE, gnormScale: 1 / workers }, step);
    const gradientsOf = (place: number) => ownGrads.map((grads) => grads[place]);
    const sums = params.map((_, place) => exchangedSum(gradientsOf(place), map));
    if (map)
      errors += relativeError(
        params.map((_, place) => exchangedSum(gradientsOf(place))),
        sums,
      );
    params.forEach((values, place) => {
      step32(adam, c, values, sums[place], states[place]);
    });
    yield step / EXCHANGE_STEPS;
  }
  return { name, losses, sumError: errors / EXCHANGE_STEPS, heldOut: net.loss(params, heldOut) };
}

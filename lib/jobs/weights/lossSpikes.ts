/**
 * Trains a small language model whose gradients suddenly grow, by Adam with and without the update clip of StableAdamW.
 *
 * From one step on the loss is multiplied by a factor before gradients are computed. Nothing else changes: Adam's steps
 * do not depend on the size of gradients that has lasted, so whatever happens next is due to second moments that lag.
 * A third run multiplies as SwitchBack does: int8 forward and for the gradients of inputs.
 */
import { makeWordNet } from "@/lib/nn/wordNet";
import { makeRandom } from "@/lib/numerics/random";
import { adam } from "@/lib/numerics/rules/adam";
import { updateRms } from "@/lib/numerics/rules/updateClip";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { switchBack } from "@/lib/numerics/switchBack";
import type { Sliced } from "../sliced";
import { firstSamples, randomSamples, WORD_MODEL, wordText } from "./wordModel";

/** How much the gradients grow, and the optimizer. */
export interface LossSpikesSetup {
  /** Factor of the gradients from CHANGE_STEP on, 1 or more. */
  readonly factor: number;
  readonly beta2: number;
  readonly learningRate: number;
  /** Layers in which the third run multiplies as SwitchBack does. */
  readonly int8: "hidden" | "both";
  /** Seed of initial weights and batches. */
  readonly seed: number;
}

/** The training runs: Adam, Adam with the update clip, and Adam with the products of SwitchBack. */
export const SPIKE_LANES = ["plain", "clipped", "switchBack"] as const;

/** One training run. Arrays have one entry for each step. */
export interface SpikeLane {
  readonly name: (typeof SPIKE_LANES)[number];
  /** Loss of always the same held-out samples after the step, nats a word. */
  readonly losses: Float32Array;
  /** Largest RMS of g^2 / r of any tensor, with r of this step. */
  readonly rms: Float32Array;
}

/** The result. */
export interface LossSpikesResult {
  readonly setup: LossSpikesSetup;
  /** One lane for each of SPIKE_LANES, in order. */
  readonly lanes: readonly SpikeLane[];
}

/** Number of steps, and the first step with larger gradients, from 1. */
export const SPIKE_STEPS = 160;
export const CHANGE_STEP = 81;
const BATCH = 24;
const HELD_OUT_SAMPLES = 160;

/** Trains all lanes on the same samples. */
export function* lossSpikesRun(setup: LossSpikesSetup): Sliced<LossSpikesResult> {
  const lanes: SpikeLane[] = [];
  for (const name of SPIKE_LANES) lanes.push(yield* spikeLane(setup, name));
  return { setup, lanes };
}

/** Trains one of the lanes. Yields the share of the whole work that is done. */
export function* spikeLane(
  { factor, beta2, learningRate, int8, seed }: LossSpikesSetup,
  name: SpikeLane["name"],
): Sliced<SpikeLane> {
  const rounding = { hidden: switchBack, output: int8 === "both" ? switchBack : undefined };
  const net = makeWordNet(WORD_MODEL, name === "switchBack" ? rounding : {});
  const { context, vocabulary } = net.spec;
  const { train, heldOut } = wordText(vocabulary, context);
  const tested = firstSamples(heldOut, HELD_OUT_SAMPLES, context);
  const params = net.weights(makeRandom(seed)).map(({ values }) => values);
  const grads = params.map(({ length }) => new Float32Array(length));
  const states = params.map(({ length }) => makeState32(adam, length));
  const batches = makeRandom(seed, 1);
  const losses = new Float32Array(SPIKE_STEPS);
  const rms = new Float32Array(SPIKE_STEPS);
  for (let step = 1; step <= SPIKE_STEPS; step++) {
    net.gradients(params, randomSamples(train, BATCH, context, batches), grads);
    const gnormScale = step < CHANGE_STEP ? 1 : factor;
    const c = adam.prepare({ learningRate, beta2, gnormScale, updateClip: name === "clipped" ? 1 : 0 }, step);
    params.forEach((values, place) => {
      rms[step - 1] = Math.max(rms[step - 1], updateRms(c, grads[place], states[place][1]));
      step32(adam, c, values, grads[place], states[place]);
    });
    losses[step - 1] = net.loss(params, tested);
    yield (SPIKE_LANES.indexOf(name) + step / SPIKE_STEPS) / SPIKE_LANES.length;
  }
  return { name, losses, rms };
}

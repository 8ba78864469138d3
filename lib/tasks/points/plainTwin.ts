/** The twin run of the page on plain arrays, without a tensor library, for numbers in the text. */
import { makeMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import type { Coefficients } from "@/lib/numerics/rules/coefficients";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";
import type { TaskSettings } from "../task";
import { type PlainNetwork, plainPoints } from "./plain";

/** Settings of the twin run. */
export interface PlainTwinSetup extends TaskSettings {
  readonly learningRate: number;
  /** A name of MAPS. */
  readonly map: string;
  /** Number of values that share one absmax. */
  readonly blockSize: number;
  readonly steps: number;
}

/** Training losses of both lanes before the update of each step, nats, one value a step. */
export interface PlainTwinResult {
  readonly loss32: Float32Array;
  readonly loss8: Float32Array;
}

type Step = (k: number, c: Coefficients, params: Float32Array, grads: Float32Array) => void;

/**
 * Trains the network twice with Adam, from the same weights on the same batches: with 32-bit state, and with
 * 8-bit state for all tensors.
 *
 * @throws NumericsError if map, block size or learning rate is out of range
 */
export function plainTwin(setup: PlainTwinSetup): PlainTwinResult {
  const network = plainPoints(setup);
  const sizes = network.weights.map(({ values }) => values.length);
  const maps = {
    signed: makeMap(setup.map, { bits: 8, signed: true }),
    unsigned: makeMap(setup.map, { bits: 8, signed: false }),
  };
  const exact = sizes.map((n) => makeState32(adam, n));
  const inCodes = sizes.map((n) => makeState8(adam, n, setup.blockSize, maps));
  return {
    loss32: lane(network, setup, (k, c, params, grads) => step32(adam, c, params, grads, exact[k])),
    loss8: lane(network, setup, (k, c, params, grads) => step8(adam, c, params, grads, inCodes[k])),
  };
}

/** Trains one lane and returns its loss before each update, [steps]. */
function lane(network: PlainNetwork, { learningRate, steps }: PlainTwinSetup, update: Step): Float32Array {
  const params = network.weights.map(({ values }) => values.slice());
  const grads = params.map(({ length }) => new Float32Array(length));
  network.rewind();
  return Float32Array.from({ length: steps }, (_, step) => {
    const loss = network.gradients(params, network.nextBatch(), grads);
    const c = adam.prepare({ learningRate }, step + 1);
    for (let k = 0; k < params.length; k++) update(k, c, params[k], grads[k]);
    return loss;
  });
}

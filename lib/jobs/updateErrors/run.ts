/** The paper's error analysis: the error of Adam's update if the moments are stored in 8 bits. */
import { quantizeFast } from "@/lib/numerics/fast/quantize";
import { makeMap } from "@/lib/numerics/maps";
import { quantileTable } from "@/lib/numerics/maps/quantile";
import { type Quantized, quantize } from "@/lib/numerics/quantize";
import { adam } from "@/lib/numerics/rules/adam";
import { makeState32, step32 } from "@/lib/numerics/step32";
import { addUpdateErrors, makeUpdateErrors, type UpdateErrors } from "@/lib/numerics/updateErrors";
import { pointsInfo } from "@/lib/tasks/points/info";
import { plainPoints } from "@/lib/tasks/points/plain";
import type { Sliced } from "../sliced";
import { STORAGES, type StorageName } from "./storages";

/** The settings of the analysis. */
export interface UpdateErrorSetup {
  /** Name of a built-in set of the points task. */
  readonly data: string;
  /** Block size of the block-wise storage; the other storages have one block for the whole tensor. */
  readonly blockSize: number;
  readonly seed: number;
  readonly steps: number;
}

/** The result of the analysis. */
export interface UpdateErrorResult {
  readonly setup: UpdateErrorSetup;
  /** Number of weights of the analysed tensor. */
  readonly weights: number;
  /** Errors of the updates over all steps and weights, for each storage. */
  readonly errors: Readonly<Record<StorageName, UpdateErrors>>;
  /** Training loss before each update, nats, [steps]. */
  readonly losses: Float32Array;
}

/**
 * Units of both hidden layers: the kernel between them has more than the 8,192 elements that the analysis
 * requires.
 */
export const WIDTH = 128;
const BATCH = 64;
/** Index of the kernel between the hidden layers among the weights of the network. */
const KERNEL = 2;

/**
 * Repeats the paper's error analysis on the network of the points task. It trains with Adam and 32-bit state.
 * After each step, both moments of the largest tensor are stored with every storage, and the update from the
 * stored moments is compared with the true update. The training itself does not use the codes.
 *
 * As in the paper, tensors of up to 8192 elements are left out, so that one tensor remains.
 *
 * @returns yields the share of the steps that are done, 0 to 1
 * @throws NumericsError if the block size is out of range
 */
export function* updateErrorRun(setup: UpdateErrorSetup): Sliced<UpdateErrorResult> {
  const { data, blockSize, seed, steps } = setup;
  const { learningRate } = pointsInfo.defaults;
  const network = plainPoints({ options: { data }, width: WIDTH, batchSize: BATCH, seed });
  const params = network.weights.map(({ values }) => values.slice());
  const grads = params.map(({ length }) => new Float32Array(length));
  const states = params.map(({ length }) => makeState32(adam, length));
  const errors = {
    linear: makeUpdateErrors(),
    quantile: makeUpdateErrors(),
    dynamic: makeUpdateErrors(),
    blockwise: makeUpdateErrors(),
    "above-zero": makeUpdateErrors(),
  };
  const losses = new Float32Array(steps);
  for (let step = 1; step <= steps; step++) {
    losses[step - 1] = network.gradients(params, network.nextBatch(), grads);
    const c = adam.prepare({ learningRate }, step);
    for (let k = 0; k < params.length; k++) step32(adam, c, params[k], grads[k], states[k]);
    const [m, r] = states[KERNEL];
    for (const { name, mapOfM, mapOfR, blockWise } of STORAGES) {
      const block = blockWise ? blockSize : m.length;
      const [storedM, storedR] = [stored(m, mapOfM, true, block), stored(r, mapOfR, false, block)];
      addUpdateErrors(errors[name], m, r, storedM, storedR, adam.defaults.epsilon);
    }
    yield step / steps;
  }
  return { setup, weights: params[KERNEL].length, errors, losses };
}

/** Cache of maps, by name and sign. */
const mapCache = new Map<string, ReturnType<typeof makeMap>>();

function stored(x: Float32Array, name: string, signed: boolean, blockSize: number): Quantized {
  const request = { bits: 8, signed };
  if (name === "quantile") return storedByQuantiles(x, signed);
  const key = `${name} ${signed}`;
  const map = mapCache.get(key) ?? makeMap(name, request);
  mapCache.set(key, map);
  return quantizeFast(x, map, blockSize);
}

/**
 * Stores each value as the nearest of the tensor's quantiles, estimated in each step; the map has no absmax.
 */
function storedByQuantiles(x: Float32Array, signed: boolean): Quantized {
  const { values, extent } = quantileTable(x, { bits: 8, signed });
  const map = { name: "quantile", label: "quantile", bits: 8, signed, values };
  const scaled = quantize(
    x.map((value) => Math.max(-1, Math.min(1, value / extent))),
    map,
    x.length,
  );
  return { ...scaled, absmax: Float32Array.of(extent) };
}

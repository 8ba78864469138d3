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

export interface UpdateErrorSetup {
  /** A set of points of the points task. */
  readonly data: string;
  /** Block size of the block-wise storage; the others have one block for the tensor. */
  readonly blockSize: number;
  readonly seed: number;
  readonly steps: number;
}

export interface UpdateErrorResult {
  readonly setup: UpdateErrorSetup;
  /** Weights of the tensor that is looked at. */
  readonly weights: number;
  readonly errors: Readonly<Record<StorageName, UpdateErrors>>;
  /** Training loss of each step, before its update. */
  readonly losses: Float32Array;
}

/** Units of both hidden layers: the tensor between them has more than the 8,192 elements that the analysis asks for. */
export const WIDTH = 128;
const BATCH = 64;
/** The kernel between the hidden layers, among the weights of the network. */
const KERNEL = 2;

/**
 * The paper's error analysis on a network that trains: real Adam steps with 32-bit state on the network of the points
 * task; after each, both moments of its largest tensor are stored in every way there is, and the update that would
 * follow from what was stored is held against the true one. Training itself never sees the codes.
 *
 * As in the analysis, tensors of up to 8192 elements are passed over, which here leaves one.
 *
 * @throws NumericsError for a block size that the numerics refuse
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
  };
  const losses = new Float32Array(steps);
  for (let step = 1; step <= steps; step++) {
    losses[step - 1] = network.gradients(params, network.nextBatch(), grads);
    const c = adam.prepare({ learningRate }, step);
    for (let k = 0; k < params.length; k++) step32(adam, c, params[k], grads[k], states[k]);
    const [m, r] = states[KERNEL];
    for (const { name, map, blockWise } of STORAGES) {
      const block = blockWise ? blockSize : m.length;
      const [storedM, storedR] = [stored(m, map, true, block), stored(r, map, false, block)];
      addUpdateErrors(errors[name], m, r, storedM, storedR, adam.defaults.epsilon);
    }
    yield step / steps;
  }
  return { setup, weights: params[KERNEL].length, errors, losses };
}

const made = new Map<string, ReturnType<typeof makeMap>>();

function stored(x: Float32Array, name: string, signed: boolean, blockSize: number): Quantized {
  const request = { bits: 8, signed };
  if (name === "quantile") return storedByQuantiles(x, signed);
  const key = `${name} ${signed}`;
  const map = made.get(key) ?? makeMap(name, request);
  made.set(key, map);
  return quantizeFast(x, map, blockSize);
}

/** The nearest of the tensor's own quantiles, estimated anew in each step; no absmax takes part. */
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

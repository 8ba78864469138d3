/** The small models whose gradients go through the formats, as plain functions of their weights. */
import { clinicGradients, clinicWeights } from "@/lib/faults/network";
import { PATIENT } from "@/lib/faults/patient";
import { makeBatches } from "@/lib/faults/text";
import type { Weight } from "@/lib/nn/mlpWeights";
import type { MatrixShape } from "@/lib/numerics/formats";
import { pointsInfo } from "@/lib/tasks/points/info";
import { plainPoints } from "@/lib/tasks/points/plain";
import type { StreamName } from "./setup";

/** A model, its data and its gradients. */
export interface GradientStream {
  /** Weights before the first step. */
  readonly weights: readonly Weight[];
  /** Learning rate of Adam that is customary for the model. */
  readonly learningRate: number;
  /** Draws the next batch of a stream that the seed determines, and returns a function that computes its gradients. */
  nextBatch(): BatchGradients;
}

/**
 * Computes the gradients of the loss of one batch.
 *
 * @param params one array for each weight
 * @param grads overwritten with the gradients, arrays of the same sizes
 * @returns mean cross entropy of the batch, nats
 */
export type BatchGradients = (params: readonly Float32Array[], grads: readonly Float32Array[]) => number;

/** Units of both hidden layers of the points task: as in the paper's error analysis (lib/jobs/updateErrors). */
const POINTS_WIDTH = 128;

const STREAMS: Readonly<Record<StreamName, (seed: number) => GradientStream>> = {
  words(seed) {
    const nextBatch = makeBatches(seed);
    return {
      weights: clinicWeights(seed),
      learningRate: PATIENT.hyper.learningRate,
      nextBatch() {
        const batch = nextBatch();
        return (params, grads) => clinicGradients(params, batch, grads);
      },
    };
  },
  points(seed) {
    const { batchSize, learningRate } = pointsInfo.defaults;
    const network = plainPoints({ options: {}, width: POINTS_WIDTH, batchSize, seed });
    return {
      weights: network.weights,
      learningRate,
      nextBatch() {
        const batch = network.nextBatch();
        return (params, grads) => network.gradients(params, batch, grads);
      },
    };
  },
};

/** Returns the model of a name. @param seed determines weights and batches, a whole number from 0 */
export const streamNamed = (name: StreamName, seed: number): GradientStream => STREAMS[name](seed);

/** Tensors with fewer values keep 32-bit state in every format. The library's 4096 would leave only one of them. */
export const MIN_STORED_SIZE = 1024;

/** Returns the shape of a weight as the formats see it: a token has a row of an embedding, a neuron a column of a kernel. */
export function matrixShape({ name, shape }: Weight): MatrixShape {
  return { columns: shape[shape.length - 1], unit: name.startsWith("embedding") ? "row" : "column" };
}

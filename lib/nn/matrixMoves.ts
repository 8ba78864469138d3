/** Moves matrices on the GPU along their orthogonalized directions, for rules of matrices. */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import { encodeApplyDirection, type MatrixBuffer, makeMatrix } from "@/lib/gpu/applyDirection";
import { type MatrixShape, matrixScale, matrixShapeOf } from "@/lib/numerics/rules/matrices";
import { orthogonalize } from "./orthogonalize";
import type { Slot, Update } from "./stepper";
import { bufferOf, flush, stopCpuCopies } from "./tfjsInternals";

/** A matrix whose direction is orthogonalized. */
export interface Direction<S extends Slot> {
  readonly update: Update<S>;
  /** Zeros before the step, the direction after it. */
  readonly tensor: tf.Tensor;
  readonly shape: MatrixShape;
}

/** Returns the directions of the matrices among the variables of a step, as zeros. Call it in a tidy. */
export const directionsOf = <S extends Slot>(updates: readonly Update<S>[]): Direction<S>[] =>
  updates.flatMap((update) => {
    const shape = matrixShapeOf(update.variable.shape);
    // A fill is computed on the device: in a recorded step, too, it makes new zeros.
    return shape ? [{ update, tensor: tf.fill(update.variable.shape, 0), shape }] : [];
  });

/**
 * Orthogonalizes directions and moves matrices along them.
 *
 * @param coefficients of the step
 * @param matrices what the kernel knows of each matrix; filled with those that are missing
 */
export function moveMatrices<S extends Slot>(
  backend: WebGPUBackend,
  directions: readonly Direction<S>[],
  coefficients: GPUBuffer,
  matrices: WeakMap<S, MatrixBuffer>,
): void {
  const { device } = backend;
  const orthogonal = directions.map(({ tensor, shape: { rows, columns } }) => {
    stopCpuCopies(backend, tensor);
    return orthogonalize(tf.reshape(tensor, [rows, columns]));
  });
  flush(backend, orthogonal);
  const encoder = device.createCommandEncoder({ label: "moves of matrices" });
  const pass = encoder.beginComputePass({ label: "moves of matrices" });
  directions.forEach(({ update: { slot, variable }, shape }, i) => {
    const matrix = matrices.get(slot) ?? makeMatrix(device, slot.elements, matrixScale(shape));
    matrices.set(slot, matrix);
    encodeApplyDirection(
      pass,
      matrix,
      coefficients,
      bufferOf(backend, variable),
      bufferOf(backend, orthogonal[i]),
    );
  });
  pass.end();
  device.queue.submit([encoder.finish()]);
}

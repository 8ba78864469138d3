/** Moves a matrix along an orthogonalized direction on the GPU. Twin: lib/numerics/applyDirection.ts. */
import { uniformBuffer, writeBytes } from "./buffers";
import { requireWhole } from "./errors";
import { bind, dispatch, gridFor, kernelFor } from "./kernel";
import source from "./kernels/apply-direction.wgsl";

/** What `encodeApplyDirection` needs to know of a matrix, made by `makeMatrix`. */
export interface MatrixBuffer {
  readonly device: GPUDevice;
  /** Number of parameters. */
  readonly n: number;
  /** n and the factor of the step. */
  readonly uniform: GPUBuffer;
  destroy(): void;
}

/**
 * Makes the uniform of a matrix.
 *
 * @param n number of parameters, 1 to 2^30
 * @param scale factor of its steps, from `matrixScale`
 * @throws KernelArgumentError if n is out of range
 */
export function makeMatrix(device: GPUDevice, n: number, scale: number): MatrixBuffer {
  requireWhole("n", n, 1, 2 ** 30);
  const bytes = new ArrayBuffer(8);
  new Uint32Array(bytes)[0] = n;
  new Float32Array(bytes)[1] = scale;
  const uniform = uniformBuffer(device, "matrix", 8);
  writeBytes(device, uniform, new Uint8Array(bytes));
  return { device, n, uniform, destroy: () => uniform.destroy() };
}

/**
 * Records the move of a matrix.
 *
 * @param coefficients buffer of the packed coefficients of the step, learning rate and keep first
 * @param params buffer of n parameters; updated
 * @param direction buffer of the n values of the direction
 */
export function encodeApplyDirection(
  pass: GPUComputePassEncoder,
  { device, n, uniform }: MatrixBuffer,
  coefficients: GPUBuffer,
  params: GPUBuffer,
  direction: GPUBuffer,
): void {
  const kernel = kernelFor(device, {
    key: "apply direction",
    source: () => source,
    groups: [["uniform", "uniform", "write", "read"]],
  });
  const group = bind(device, kernel, 0, [uniform, coefficients, params, direction]);
  dispatch(pass, kernel, [group], gridFor(Math.ceil(n / 256)));
}

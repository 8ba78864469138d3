/**
 * The 8-bit step as a ladder from the plainest kernel to the fastest; README.md beside this file explains the
 * rungs.
 */
import { KernelArgumentError } from "../errors";
import { bind, dispatch, gridFor, kernelFor } from "../kernel";
import { kernelVariantFor, subgroupSizeOf } from "../kernelVariant";
import { STEP_QUADS } from "../sourceParts";
import type { State8 } from "../state";
import { naiveStep8Source, step8Source } from "../stepSources";
import { workgroupsOf } from "../tensor";
import naive from "./naive.wgsl";

/**
 * A kernel of the 8-bit step. The step on plain arrays (lib/numerics/step8.ts) is the rung below all of them.
 */
export type Rung = "naive" | "fused" | "subgroups";

/** Returns the rungs that a device can run, from the plainest to the fastest. */
export const rungsOf = (device: GPUDevice): Rung[] =>
  subgroupSizeOf(device) ? ["naive", "fused", "subgroups"] : ["naive", "fused"];

/** Threads of a workgroup of the naive kernel, each of which takes one block. */
const NAIVE_THREADS = 64;

function sourceOf(rung: Rung, { device, rule, shape, maps, encodeMethod }: State8): string {
  const byQuads = shape.n % 4 === 0;
  if (rung === "naive") return naiveStep8Source(rule, byQuads, naive);
  const variant = kernelVariantFor(device, maps, encodeMethod);
  const subgroup = rung === "subgroups" ? variant.subgroup : undefined;
  return step8Source(rule, shape.blockSize, { ...variant, subgroup }, byQuads);
}

/**
 * Records one step by the kernel of one rung: parameters and state are updated in place when the pass is
 * submitted.
 *
 * @param rung one of `rungsOf(state.device)`
 * @param state with maps of 256 values, and blocks that one workgroup holds (BLOCK_SIZES in tensor.ts)
 * @param coefficients packed coefficients of a step that needs no sums over the whole tensor
 *   (`coefficientsBuffer`)
 * @param params n float32 values; updated
 * @param grads their gradients
 * @throws KernelArgumentError if the block size or a map is one that the naive kernel does not handle
 */
export function encodeRung(
  pass: GPUComputePassEncoder,
  rung: Rung,
  state: State8,
  coefficients: GPUBuffer,
  params: GPUBuffer,
  grads: GPUBuffer,
): void {
  const { device, rule, shape, maps, tensor, tables, codes, absmax } = state;
  if (shape.wide)
    throw new KernelArgumentError("blockSize", shape.blockSize, "a power of two from 64 to 4096");
  for (const { name, values } of maps) {
    if (values.length === 256) continue;
    throw new KernelArgumentError(`the number of values of the map ${name}`, values.length, "256");
  }
  const kernel = kernelFor(device, {
    key: `ladder: ${rung}, ${rule.name}, block ${shape.blockSize}, n mod 4 = ${shape.n % 4}, by ${state.encodeMethod}`,
    source: () => sourceOf(rung, state),
    groups: [
      ["uniform", "read", "write", "write", "uniform"],
      ["write", "read"],
    ],
  });
  const workgroups =
    rung === "naive" ? Math.ceil(shape.blocks / NAIVE_THREADS) : workgroupsOf(shape, STEP_QUADS);
  const groups = [
    [tensor, tables, codes, absmax, coefficients],
    [params, grads],
  ];
  dispatch(
    pass,
    kernel,
    groups.map((buffers, i) => bind(device, kernel, i, buffers)),
    gridFor(workgroups),
  );
}

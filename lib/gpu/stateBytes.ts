/** Counts the bytes of a state's buffers, without the kernels that a state itself brings along. */
import type { Rule } from "@/lib/numerics/rules/rule";
import { paddedBytes } from "./buffers";
import { KernelArgumentError } from "./errors";
import { TABLE_BYTES } from "./mapTable";
import { BLOCK_SIZES, shapeOf, TENSOR_UNIFORM_BYTES } from "./tensor";

/**
 * Returns the bytes of all buffers that `makeState32` or `makeState8` (state.ts) makes: values, absmax, tables and uniforms.
 *
 * @param n number of parameters, 1 to 2^30
 * @param storage 8-bit state with a block size of one pass (BLOCK_SIZES), or 32-bit state
 * @throws KernelArgumentError if n or the block size is out of range
 */
export function stateBufferBytes(
  rule: Rule,
  n: number,
  storage: { readonly bits: 32 } | { readonly bits: 8; readonly blockSize: number },
): number {
  const { quads, blocks, wide } = shapeOf(n, storage.bits === 8 ? storage.blockSize : 256);
  const states = rule.states.length;
  const uniforms = paddedBytes(TENSOR_UNIFORM_BYTES) + paddedBytes(rule.coefficients.length * 4);
  if (storage.bits === 32) return states * paddedBytes(quads * 16) + uniforms;
  if (wide) throw new KernelArgumentError("blockSize", storage.blockSize, `one of ${BLOCK_SIZES.join(", ")}`);
  const tables = paddedBytes(states * TABLE_BYTES);
  return paddedBytes(states * quads * 4) + paddedBytes(states * blocks * 4) + tables + uniforms;
}

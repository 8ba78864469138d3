/** Writes state in 8 and in 32 bits. It is apart from making and reading because few programs load state. */
import type { Quantized } from "@/lib/numerics/quantize";
import { writeBytes } from "./buffers";
import { requireLength } from "./errors";
import type { State8, State32 } from "./state";

/**
 * Loads one state of the rule.
 *
 * @param k number of the state
 * @throws KernelArgumentError if codes or absmax do not fit n and the block size
 */
export function writeState8(
  { device, rule, shape, codes: codesBuffer, absmax: absmaxBuffer }: State8,
  k: number,
  { codes, absmax }: Pick<Quantized, "codes" | "absmax">,
): void {
  const { symbol } = rule.states[k];
  requireLength(`the codes of ${symbol}`, codes, shape.n);
  requireLength(`the absmax of ${symbol}`, absmax, shape.blocks);
  writeBytes(device, absmaxBuffer, absmax, k * shape.blocks * 4);
  writeBytes(device, codesBuffer, codes, k * shape.quads * 4);
}

/**
 * Loads one state of the rule.
 *
 * @param k number of the state
 * @throws KernelArgumentError if there are not n values
 */
export function writeState32(
  { device, rule, shape, states }: State32,
  k: number,
  values: Float32Array,
): void {
  requireLength(rule.states[k].symbol, values, shape.n);
  writeBytes(device, states[k], values);
}

import type { Rule } from "./rules/rule";

/** How a step stores the optimizer's state. */
export type StepStorage = { readonly bits: 32 } | { readonly bits: 4 | 8; readonly blockSize: number };

const FLOAT_BYTES = 4;

/** Bytes of a copy for one value: it reads and writes one float. */
export const COPY_BYTES = 2 * FLOAT_BYTES;

/** Returns the bytes that must cross the memory bus at least for one parameter of one step: every input must be read once,
 * and every result written once.
 *
 * The gradient is read; the parameter and each state are read and written. A 32-bit state is one float, one
 * of 8 or 4 bits a code and its share of the block's absmax. A rule that needs sums over the whole tensor first (LAMB,
 * LARS) reads everything once more. The tables of the maps stay on the chip and are not counted.
 */
export function stepBytes(rule: Rule, storage: StepStorage): number {
  const state = storage.bits === 32 ? FLOAT_BYTES : storage.bits / 8 + FLOAT_BYTES / storage.blockSize;
  const read = 2 * FLOAT_BYTES + rule.states.length * state;
  const written = FLOAT_BYTES + rule.states.length * state;
  // Any step past the first few tells whether its rule needs the sums with its default settings.
  const extraReads = rule.tensorWide?.needed(rule.prepare(rule.defaults, 100)) ? 1 : 0;
  return read * (1 + extraReads) + written;
}

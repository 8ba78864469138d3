import type { Rule } from "./rules/rule";

/** How a step keeps the optimizer's state. */
export type StepStorage = { readonly bits: 32 } | { readonly bits: 4 | 8; readonly blockSize: number };

const FLOAT = 4;

/** A copy reads and writes one float. */
export const COPY_BYTES = 2 * FLOAT;

/**
 * Bytes that must cross the memory bus at least for one parameter of one step: what is not in a register
 * before the step must be read once, and what is to last must be written once.
 *
 * The gradient is read; the parameter and each state are read and written. A 32-bit state is one float, one
 * of 8 or 4 bits a code and its share of the block's absmax. A rule that looks at the whole tensor first
 * (LAMB, LARS) reads everything once more. The tables of the maps stay on the chip and are not counted.
 */
export function stepBytes(rule: Rule, storage: StepStorage): number {
  const state = storage.bits === 32 ? FLOAT : storage.bits / 8 + FLOAT / storage.blockSize;
  const read = 2 * FLOAT + rule.states.length * state;
  const written = FLOAT + rule.states.length * state;
  // Any step past the first few tells whether its rule takes that look with its default settings.
  const looks = rule.tensorWide?.needed(rule.prepare(rule.defaults, 100)) ? 1 : 0;
  return read * (1 + looks) + written;
}

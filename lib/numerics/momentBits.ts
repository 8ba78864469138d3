import { NumericsError } from "./errors";
import type { Rule } from "./rules/rule";

/**
 * Bits of one stored value for each moment, by the symbol of the moment in the rule: `{ m: 8, r: 32 }` stores
 * first moments as 8-bit codes and second moments as floats.
 */
export type MomentBits = Readonly<Record<string, 8 | 32>>;

/**
 * Returns the symbols of all moments that a rule stores, including the moments of tensors that a rule of
 * matrices leaves to another rule.
 */
const symbolsOf = (rule: Rule): readonly string[] => [
  ...new Set(
    [rule, ...(rule.matrices ? [rule.matrices.others] : [])].flatMap(({ states }) =>
      states.map(({ symbol }) => symbol),
    ),
  ),
];

/** Returns bits per moment as text: "m 8, r 32". */
export const printMomentBits = (bits: MomentBits): string =>
  Object.entries(bits)
    .map(([symbol, width]) => `${symbol} ${width}`)
    .join(", ");

/**
 * Returns the bits per moment with the moments in the rule's order.
 *
 * @throws NumericsError if a moment of the rule is missing, the rule has no moment of a name, or a width is
 *   not 8 or 32
 */
export function checkMomentBits(rule: Rule, bits: Readonly<Record<string, number>>): MomentBits {
  const symbols = symbolsOf(rule);
  const allowed = `8 or 32 for each of ${symbols.join(", ")}, the moments of ${rule.name}`;
  for (const symbol of Object.keys(bits))
    if (!symbols.includes(symbol)) throw new NumericsError("a moment of bits", symbol, allowed);
  return Object.fromEntries(
    symbols.map((symbol) => {
      const width = Object.hasOwn(bits, symbol) ? bits[symbol] : undefined;
      if (width !== 8 && width !== 32)
        throw new NumericsError(`bits of ${symbol}`, width ?? "missing", allowed);
      return [symbol, width];
    }),
  );
}

/**
 * Returns the bits of each state of one tensor, in the order of the rule's states.
 *
 * @param rule of the tensor
 * @param bits checked by `checkMomentBits`, for this rule or for the rule of matrices that it belongs to
 */
export const bitsOfStates = (rule: Rule, bits: MomentBits): readonly (8 | 32)[] =>
  rule.states.map(({ symbol }) => bits[symbol]);

/** Returns the width that all moments share, or undefined if they differ. */
export function sharedBits(bits: MomentBits | readonly (8 | 32)[]): 8 | 32 | undefined {
  const [first, ...rest] = Object.values(bits);
  return rest.every((width) => width === first) ? first : undefined;
}

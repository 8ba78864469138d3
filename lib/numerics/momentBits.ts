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

/** Returns bits for a sentence: "8-bit", or "8-bit m and 32-bit r". */
export function printBits(bits: number | Readonly<Record<string, number>>): string {
  if (typeof bits === "number") return `${bits}-bit`;
  const moments = Object.entries(bits).map(([symbol, width]) => `${width}-bit ${symbol}`);
  return [moments.slice(0, -1).join(", "), moments[moments.length - 1]].filter(Boolean).join(" and ");
}

/** Separators of moments in a text that `readMomentBits` reads: on a command line, and in a link. */
type Separator = "," | "_";

/** Returns bits for a command line or a link: "8", or "m8,r32". */
export const writeBits = (bits: number | MomentBits, separator: Separator): string =>
  typeof bits === "number"
    ? String(bits)
    : Object.entries(bits)
        .map(([symbol, width]) => `${symbol}${width}`)
        .join(separator);

/**
 * Reads bits per moment that `writeBits` wrote. Returns undefined for any other text; whether a rule has
 * these moments is not checked.
 */
export function readMomentBits(text: string, separator: Separator): MomentBits | undefined {
  const entries = text.split(separator).map((part) => /^([a-z]\d?)(8|32)$/.exec(part));
  const bits: Record<string, 8 | 32> = {};
  for (const entry of entries) {
    if (!entry || Object.hasOwn(bits, entry[1])) return undefined;
    bits[entry[1]] = entry[2] === "8" ? 8 : 32;
  }
  return bits;
}

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

/**
 * Returns bits in their shortest form: one number where all moments share it, else the bits per moment in the
 * rule's order. A number is returned as it is.
 *
 * @throws NumericsError as `checkMomentBits`
 */
export function plainBits<B>(rule: Rule, bits: B | MomentBits): B | 8 | 32 | MomentBits {
  if (!isMomentBits(bits)) return bits;
  const checked = checkMomentBits(rule, bits);
  return sharedBits(checked) ?? checked;
}

/** Returns whether bits are given per moment. */
export const isMomentBits = (bits: unknown): bits is MomentBits => typeof bits === "object" && bits !== null;

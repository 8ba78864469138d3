/**
 * The bits of the dynamic map, as figure 2 of the paper reads them (section 1.3 of the paper; the
 * construction of the table is `lib/numerics/maps`).
 *
 *   signed    sign | zeros: each divides by ten | 1: end of zeros | other bits: linear fraction
 *   unsigned         zeros: each divides by ten | 1: end of zeros | other bits (one more): linear fraction
 *
 * Two bytes have an empty tree and therefore no decade. The table has two values left for them, 0 and +1. No
 * tree is stored anywhere: a kernel stores the place in the sorted table. So it is this figure's choice which
 * of the two bytes is 0; it takes the byte of zeros.
 */

/** The role of one bit in the tree. */
export type Role = "sign" | "zero" | "indicator" | "fraction" | "empty";

/** A byte read as a tree. */
export interface TreeReading {
  /** Role of each bit, from bit 7 down to bit 0. */
  readonly roles: readonly Role[];
  readonly negative: boolean;
  /** Zeros before the indicator, 0 to 6: the value lies in the decade that ends at 10^-zeros. */
  readonly zeros: number;
  /** The fraction bits as a number, and the number of fractions in this decade. */
  readonly fraction: number;
  readonly fractions: number;
  /** 0 or 1 for the two bytes without an indicator, null for all others. */
  readonly special: 0 | 1 | null;
}

/** The deepest decade of the 8-bit map ends at 10^-6. */
const MAX_ZEROS = 6;

/**
 * Reads a byte as a tree.
 *
 * @param byte 0 to 255
 */
export function readTree(byte: number, signed: boolean): TreeReading {
  const width = signed ? 7 : 8;
  const negative = signed && byte >= 128;
  const tree = signed ? byte & 127 : byte;
  // Position of the highest 1 in the tree, counted from the right; -1 in an empty one.
  const top = 31 - Math.clz32(tree);
  const zeros = width - 1 - top;
  if (zeros > MAX_ZEROS) {
    const special = (signed ? negative : tree === 1) ? 1 : 0;
    const roles = Array<Role>(8).fill("empty");
    return { roles, negative: false, zeros: 0, fraction: 0, fractions: 0, special };
  }
  const roles: Role[] = [
    ...(signed ? (["sign"] as const) : []),
    ...Array<Role>(zeros).fill("zero"),
    "indicator",
    ...Array<Role>(top).fill("fraction"),
  ];
  const fractions = 2 ** top;
  return { roles, negative, zeros, fraction: tree - fractions, fractions, special: null };
}

/**
 * Returns the place of a tree's value in the sorted table. The tree as a plain number grows with the size of
 * its value, so the place follows by counting.
 */
export function treeToIndex(byte: number, signed: boolean): number {
  const { special } = readTree(byte, signed);
  if (special === 1) return 255;
  if (!signed) return special === 0 ? 0 : byte - 1;
  return byte >= 128 ? 127 - (byte & 127) : 127 + byte;
}

/** Returns the byte of the tree at a place of the sorted table: the inverse of `treeToIndex`. */
export function indexToTree(index: number, signed: boolean): number {
  if (index === 255) return signed ? 128 : 1;
  if (!signed) return index === 0 ? 0 : index + 1;
  return index >= 127 ? index - 127 : 128 + (127 - index);
}

import { blockCount } from "./blocks";
import { NumericsError } from "./errors";
import type { Rule } from "./rules/rule";

/** How optimizer state is stored. */
export interface StateStorage {
  /**
   * Bits of one stored value: 32 or 16 (floats), or 2 to 8 (codes), the same for all moments or by the symbol
   * of each moment (`{ m: 8, r: 32 }`). Codes are packed into whole bytes.
   */
  readonly bits: number | Readonly<Record<string, number>>;
  /** Values that share one absmax; ignored for floats. */
  readonly blockSize: number;
  /** Tensors with fewer parameters keep 32-bit state in place of codes (reference: 4096). 0 for none. */
  readonly min8bitSize: number;
}

/** The memory of the state of one tensor, in bytes. */
export interface StateBytes {
  /** Bits of one stored value after the size rule: 32 for a small tensor. The mean, if moments differ. */
  readonly bits: number;
  /** The values: floats or codes, all states together. */
  readonly values: number;
  /** One float32 for each block and state; 0 for floats. */
  readonly absmax: number;
  readonly total: number;
}

/** The reference keeps tensors below this many elements in 32 bits. */
export const REFERENCE_MIN_8BIT_SIZE = 4096;

/**
 * Returns the exact size of the optimizer state of one tensor.
 *
 * The tables of the maps (at most 1 KiB each) are shared by all tensors and not counted.
 *
 * @param n parameters of the tensor
 * @throws NumericsError if bits or blockSize is out of range
 */
export function stateBytes(rule: Rule, n: number, storage: StateStorage): StateBytes {
  const { bits } = storage;
  const moments = rule.states.map(({ symbol }) =>
    momentBytes(symbol, n, { ...storage, bits: typeof bits === "number" ? bits : bits[symbol] }),
  );
  const sum = (of: (moment: MomentBytes) => number) =>
    moments.reduce((total, moment) => total + of(moment), 0);
  const values = sum((moment) => moment.values);
  const absmax = sum((moment) => moment.absmax);
  return { bits: sum((moment) => moment.bits) / moments.length, values, absmax, total: values + absmax };
}

type MomentBytes = Omit<StateBytes, "total">;

/** Returns the size of one state of a tensor. @throws NumericsError if bits or blockSize is out of range */
function momentBytes(
  symbol: string,
  n: number,
  { bits, blockSize, min8bitSize }: Omit<StateStorage, "bits"> & { readonly bits: number | undefined },
): MomentBytes {
  if (bits === undefined) throw new NumericsError(`bits of ${symbol}`, "missing", "given for each moment");
  const floats = bits === 32 || bits === 16;
  if (!floats && (!Number.isInteger(bits) || bits < 2 || bits > 8)) {
    throw new NumericsError("bits", bits, "32, 16, or a whole number from 2 to 8");
  }
  if (floats || n < min8bitSize) {
    const width = floats ? bits : 32;
    return { bits: width, values: (width / 8) * n, absmax: 0 };
  }
  return { bits, values: Math.ceil((n * bits) / 8), absmax: 4 * blockCount(n, blockSize) };
}

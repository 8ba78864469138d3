/** The block size that a number of scales implies. */

/** How the scales of a state fit its values. */
export type BlockFit =
  /** One scale for each block of this many values. */
  | { readonly kind: "blocks"; readonly blockSize: number }
  /** One scale for the whole tensor. */
  | { readonly kind: "tensor" }
  /** One scale for each value: gathered as if scales were a shard of the parameter. */
  | { readonly kind: "gathered" }
  /** One scale fewer than blocks of this size need: the last, short block has none. */
  | { readonly kind: "short"; readonly blockSize: number }
  /** No block size gives this number. */
  | { readonly kind: "none" };

/** Block sizes that libraries have used, the usual ones first. */
const SIZES = [256, 2048, 128, 64, 512, 1024, 4096, 32, 8192, 16384];
/** A tensor up to this size is one block in many libraries. */
const LARGEST_BLOCK = 16384;

/**
 * Returns how a number of scales fits a number of values.
 *
 * Small tensors can fit several block sizes; the first of `SIZES` is taken then.
 *
 * @param count number of values, 1 or more
 * @param scales number of scales, 1 or more
 */
export function blockFit(count: number, scales: number): BlockFit {
  const fits = SIZES.find((size) => Math.ceil(count / size) === scales);
  if (fits !== undefined && (scales > 1 || count <= 256)) return { kind: "blocks", blockSize: fits };
  if (scales === 1 && count > 256) {
    return count <= LARGEST_BLOCK && count < 4096 && fits !== undefined
      ? { kind: "blocks", blockSize: fits }
      : { kind: "tensor" };
  }
  if (scales === count && count > 1) return { kind: "gathered" };
  const short = SIZES.find((size) => Math.floor(count / size) === scales);
  return short === undefined ? { kind: "none" } : { kind: "short", blockSize: short };
}

/** Returns the number of values that share a scale; a state without a fit is read as one block. */
export const sizeOfFit = (fit: BlockFit, count: number): number =>
  fit.kind === "blocks" || fit.kind === "short"
    ? fit.blockSize
    : fit.kind === "gathered"
      ? 1
      : Math.max(1, count);

/**
 * The unsigned dynamic map of bitsandbytes 0.36.0 to 0.41.0. It was built with a wrong count of bits, so it has more
 * entries than a byte can name.
 *
 * Source: commit 3c9aca91 of the library, which has the function before and after (pull request 262, issue 152).
 */

const DECADES = 7;
/** Bits for zeros and fraction that the function should count, and those that it counted. */
export const RIGHT_BITS = 7;
export const WRONG_BITS = 8;

/**
 * Returns the entries that the library's function makes for second moments, ascending.
 *
 * @param bits the bits that it counts for zeros and fraction: RIGHT_BITS or WRONG_BITS
 * @param insideLoop whether the lines that use up left-over codes run once a decade, or once after the last decade
 */
export function unsignedEntries(bits: number, insideLoop: boolean): number[] {
  const leftOver = 2 * (2 ** (bits - DECADES) - 1);
  const decades = Array.from({ length: DECADES }, (_, i) => {
    const scale = 10 ** (i - DECADES + 1);
    const withLeftOver = insideLoop || i === DECADES - 1;
    return [
      ...midpoints(2 ** (i + bits - DECADES + 1), scale),
      ...midpoints(withLeftOver ? leftOver : 0, scale),
    ];
  });
  return [0, 1, ...decades.flat()].sort((a, b) => a - b);
}

/** Returns the middles of `count` equal cells over [0.1, 1], times scale. */
const midpoints = (count: number, scale: number) =>
  Array.from({ length: count }, (_, k) => scale * (0.1 + (0.9 * (k + 0.5)) / count));

/** Returns the entries of the broken map. A code names one of the lowest 256. */
export const brokenMap = (): readonly number[] => unsignedEntries(WRONG_BITS, true);

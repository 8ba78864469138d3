import { bitsandbytes, type Fault } from "./fault";

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

/** The unsigned map with 524 entries, of which the kernel uses the lowest 256. */
export const unsignedMap524: Fault = {
  name: "unsigned-map-524",
  label: "unsigned map with 524 entries",
  family: "table",
  layer: "table of codes",
  what: "The table of second moments counts its sign bit twice and has 524 entries. A byte reaches the lowest 256, which end below a tenth of the block’s largest value.",
  sign: "The largest second moments shrink in every step, so the steps of the weights with the largest gradients grow longer and longer. The loss climbs or bounces.",
  cure: "Upgrade to 0.41.1 or later; in your own code, assert that the table has 256 entries and that the largest is 1.",
  sources: [
    bitsandbytes(121, "versions 0.36.0 to 0.41.0"),
    bitsandbytes(152, ""),
    { text: "qlora #78", url: "https://github.com/artidoro/qlora/issues/78" },
  ],
  decidedBy: "vectors",
  symptoms: [
    { kind: "longer moves", least: 5 },
    { kind: "higher loss", least: 1.2 },
  ],
  change: ({ maps }) => ({
    maps: {
      ...maps,
      unsigned: { ...maps.unsigned, values: Float32Array.from(brokenMap().slice(0, 256)) },
    },
  }),
};

import type { Layout } from "@/components/charts/layout";

/** Bins of the axis, for the density of codes and of data. */
export const BINS = 64;

/** Share of the values in each of the bins that cut an axis into equal rooms. Sums to 1, or all 0 without values. */
export function densityOf(values: ArrayLike<number>, layout: Layout, bins = BINS): Float32Array {
  const shares = new Float32Array(bins);
  for (let i = 0; i < values.length; i++) {
    const share = Math.min(1, Math.max(0, layout.share(values[i])));
    shares[Math.min(bins - 1, Math.floor(share * bins))] += 1 / values.length;
  }
  return shares;
}

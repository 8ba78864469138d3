import { type Layout, linearLayout, signedLogLayout } from "@/components/charts/layout";

/** Smallest magnitude on the logarithmic axis: the seven decades of the dynamic map. The rest is at zero. */
const SMALLEST = 1e-7;

/**
 * Returns the axis on which maps are drawn, for values from -1 (signed) or 0 to 1.
 *
 * @param axis "log" for a logarithmic axis, else linear
 */
export function layoutFor(signed: boolean, axis: string): Layout {
  const domain = [signed ? -1 : 0, 1] as const;
  return axis === "log" ? signedLogLayout(domain, SMALLEST) : linearLayout(domain);
}

/** Number of bins of the axis, for the density of codes and of data. */
export const BINS = 64;

/**
 * Returns the share of the values in each of some bins of equal width on an axis, [bins]. Values beyond the
 * axis count in its first or last bin. The shares have the sum 1, or are all 0 without values.
 */
export function densityOf(values: ArrayLike<number>, layout: Layout, bins = BINS): Float32Array {
  const shares = new Float32Array(bins);
  for (let i = 0; i < values.length; i++) {
    const position = Math.min(1, Math.max(0, layout.share(values[i])));
    shares[Math.min(bins - 1, Math.floor(position * bins))] += 1 / values.length;
  }
  return shares;
}

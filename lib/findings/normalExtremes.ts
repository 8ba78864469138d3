/** How far out the largest of some normally distributed numbers lies. */

/** Beyond this many deviations nothing is left that a float64 sum would notice. */
const FAR = 40;
const SLICES = 4000;

/** Returns the probability that a normal number with deviation one exceeds x, by Simpson's rule; x from 0 to 8. */
export function normalTail(x: number): number {
  const density = (t: number) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  const width = (Math.min(FAR, x + 12) - x) / SLICES;
  let sum = 0;
  for (let i = 0; i <= SLICES; i++) {
    const weight = i === 0 || i === SLICES ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * density(x + i * width);
  }
  return (sum * width) / 3;
}

/**
 * Returns the median of the largest magnitude of n independent normal numbers with deviation one: in half of all
 * draws the largest is above it.
 *
 * @param n from 1 to about a million million
 */
export function typicalLargest(n: number): number {
  // P(all magnitudes < x) = (1 - 2 tail(x))^n; log1p keeps a tail that is small beside 1.
  const chance = (x: number) => Math.exp(n * Math.log1p(-2 * normalTail(x)));
  let [low, high] = [0, 8];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (chance(middle) < 0.5) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

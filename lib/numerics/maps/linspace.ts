/**
 * Evenly spaced float32 numbers from start to end, both included, as the reference's tables are built.
 *
 * The step is rounded to float32 once. The first half counts up from start and the second half down from
 * end, each value with a single rounding (a fused multiply-add). The library evaluates this in vectors of
 * eight, which moves some values by up to 2 units in the last place; see maps.json of the test vectors.
 *
 * @param count number of values, 2 or more
 */
export function linspace(start: number, end: number, count: number): Float32Array {
  const first = Math.fround(start);
  const last = Math.fround(end);
  const step = Math.fround((last - first) / (count - 1));
  const half = Math.floor(count / 2);
  // A product of a float32 and a small integer is exact in float64, so only the sum rounds.
  return Float32Array.from({ length: count }, (_, i) =>
    i < half ? first + step * i : last - step * (count - 1 - i),
  );
}

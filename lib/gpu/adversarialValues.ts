import { midpointsOf } from "@/lib/numerics/encode";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import type { Random } from "@/lib/numerics/random";

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** Returns the float32 that is `steps` representable numbers away from x; away from 0 for positive steps. */
function neighbour(x: number, steps: number): number {
  float[0] = x;
  bits[0] += steps;
  return float[0];
}

/**
 * Returns a source of the values from -1 to 1 that a quantizer is most likely to get wrong: midpoints between
 * two values of the map, the floats next to them, the map's own values, zeros of both signs, and magnitudes
 * over many powers of two.
 */
export function adversarialUnits(random: Random, map: QuantizationMap): () => number {
  const midpoints = midpointsOf(map.values);
  const sign = () => (map.signed && random.integer(2) === 0 ? -1 : 1);
  const kinds: readonly (() => number)[] = [
    () => midpoints[random.integer(midpoints.length)],
    () => neighbour(midpoints[random.integer(midpoints.length)], random.integer(2) * 2 - 1),
    () => map.values[random.integer(map.values.length)],
    () => sign() * 2 ** -(random.uniform() * 24),
    () => sign() * random.uniform(),
    () => random.normal() / 4,
    () => sign() * 0,
  ];
  return () => Math.max(-1, Math.min(1, kinds[random.integer(kinds.length)]()));
}

/** Returns n adversarial values in blocks of different scales, from the smallest subnormal number to the largest float32.
 * In half of the blocks the scale is a power of two, so that midpoints stay exact.
 *
 * @param blockSize values of a block; the largest of them is as large as the scale
 * @param exponents of two of the smallest and the largest scale
 */
export function adversarialValues(
  random: Random,
  map: QuantizationMap,
  n: number,
  blockSize: number,
  [least, most]: readonly [number, number] = [-149, 127],
): Float32Array {
  const unit = adversarialUnits(random, map);
  const x = new Float32Array(n);
  for (let start = 0; start < n; start += blockSize) {
    const exponent = least + random.integer(most - least + 1);
    const mantissa = random.integer(2) === 0 ? 1 : 1 + random.uniform();
    const scale = mantissa * 2 ** exponent;
    const end = Math.min(start + blockSize, n);
    for (let i = start; i < end; i++) x[i] = unit() * scale;
    x[start + random.integer(end - start)] = map.signed && random.integer(2) === 0 ? -scale : scale;
  }
  return x;
}

/** Returns n gradients that become adversarial state. They are normal numbers: a GPU's arithmetic may take a subnormal
 * number for 0, and a step takes a block whose absmax has no normal reciprocal for zeros.
 */
export function adversarialGradients(
  random: Random,
  map: QuantizationMap,
  n: number,
  blockSize: number,
): Float32Array {
  const normal = (x: number) => (Math.abs(x) < 2 ** -126 ? 0 : x);
  return adversarialValues(random, map, n, blockSize, [-100, 124]).map(normal);
}

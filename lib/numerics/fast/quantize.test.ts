import { describe, expect, it } from "vitest";
import { midpointsOf } from "../encode";
import { MAPS, type QuantizationMap } from "../maps";
import { quantize } from "../quantize";
import { makeRandom } from "../random";
import { makeBucketTable } from "./bucketTable";
import { quantizeFast } from "./quantize";

const float = new Float32Array(1);
const pattern = new Int32Array(float.buffer);

/** Float32 neighbour of x, `steps` patterns away. */
function neighbour(x: number, steps: number): number {
  float[0] = x;
  pattern[0] += steps;
  return float[0];
}

const maps: QuantizationMap[] = MAPS.flatMap((family) =>
  [4, 8].flatMap((bits) =>
    [true, false]
      .filter((signed) => family.offers({ bits, signed }))
      .map((signed) => family.make({ bits, signed })),
  ),
);

/** Random magnitudes over 40 decades, and every midpoint of the map with its float32 neighbours. */
function hardValues(map: QuantizationMap, seed: number): Float32Array {
  const random = makeRandom(seed);
  const midpoints = [...midpointsOf(map.values)].flatMap((m) => [m, neighbour(m, 1), neighbour(m, -1)]);
  const spread = Array.from({ length: 4000 }, () => random.normal() * 10 ** (-20 * random.uniform()));
  return Float32Array.from([1, -1, 0, -0, ...map.values, ...midpoints, ...spread]);
}

describe.each(
  maps.map((map) => [`${map.name}, ${map.bits} bits, ${map.signed ? "" : "un"}signed`, map] as const),
)("%s", (_, map) => {
  it.each([1, 63, 256, 5000, 1e9])("gives the codes of the readable form in blocks of %i", (blockSize) => {
    const x = hardValues(map, 7);
    const fast = quantizeFast(x, map, blockSize);
    const plain = quantize(x, map, blockSize);
    expect(fast.absmax).toEqual(plain.absmax);
    expect(fast.codes).toEqual(plain.codes);
  });
});

it("needs one comparison a value in the maps that states are stored in", () => {
  for (const map of maps.filter(({ name, bits }) => bits === 8 && ["dynamic", "linear"].includes(name))) {
    expect(makeBucketTable(map.values).climbs).toBe(1);
  }
});

it("treats NaN, infinities and zero blocks as the readable form does", () => {
  const x = Float32Array.of(
    Number.NaN,
    1,
    -2,
    0,
    0,
    0,
    0,
    0,
    Number.POSITIVE_INFINITY,
    1,
    -1,
    0,
    1e-45,
    -1e-45,
    0,
    0,
  );
  for (const map of maps) {
    const fast = quantizeFast(x, map, 4);
    const plain = quantize(x, map, 4);
    expect(fast.absmax).toEqual(plain.absmax);
    expect(fast.codes).toEqual(plain.codes);
  }
});

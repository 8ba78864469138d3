import { afterAll, beforeAll, expect, it } from "vitest";
import { makeMap } from "@/lib/numerics/maps";
import { quantize } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import type { OpenDevice } from "./device";
import { quantizeOnGpu } from "./quantize";
import { openTestDevice } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const BLOCK = 64;
const dynamic = makeMap("dynamic", { bits: 8, signed: true });
const twoZeros = makeMap("linear", { bits: 8, signed: true });

/** Blocks of one scale each: every power of two there is, and random numbers as large. */
function blocksOfAllScales(): Float32Array {
  const random = makeRandom(5);
  const x = new Float32Array(BLOCK * 277);
  for (let b = 0; b < 277; b++) {
    const scale = 2 ** (b - 149);
    for (let i = 0; i < BLOCK; i++) x[b * BLOCK + i] = scale * (2 * random.uniform() - 1);
    x[b * BLOCK] = b % 3 === 0 ? scale : scale * (1 + random.uniform());
    x[b * BLOCK + 1] = -0;
    x[b * BLOCK + 2] = 2 ** -149;
    x[b * BLOCK + 3] = -(2 ** -149);
  }
  return x;
}

it.each([
  ["the dynamic map", dynamic, 64],
  ["the dynamic map, in two passes", dynamic, 4 * 17],
  ["a map with two zeros", twoZeros, 64],
])("codes of %s are the twin's from the smallest subnormal number to the largest", async (_, map, block) => {
  const x = blocksOfAllScales();
  const [got, wanted] = [await quantizeOnGpu(opened.device, x, map, block), quantize(x, map, block)];
  expect([...got.absmax]).toEqual([...wanted.absmax]);
  const wrong = [...wanted.codes.keys()].filter((i) => got.codes[i] !== wanted.codes[i]);
  const sentence = (i: number) => `${x[i]}: code ${got.codes[i]} instead of ${wanted.codes[i]}`;
  expect(wrong.slice(0, 5).map(sentence)).toEqual([]);
});

it("a block with an infinity has codes of zeros, and NaN for the infinity", async () => {
  const x = Float32Array.from({ length: BLOCK }, (_, i) => (i === 5 ? Number.POSITIVE_INFINITY : i - 30));
  const got = await quantizeOnGpu(opened.device, x, dynamic, BLOCK);
  expect([...got.codes]).toEqual([...quantize(x, dynamic, BLOCK).codes]);
});

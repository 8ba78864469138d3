import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dequantize } from "@/lib/numerics/dequantize";
import { MAPS, makeMap } from "@/lib/numerics/maps";
import type { QuantizationMap } from "@/lib/numerics/maps/map";
import { quantize } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import { adversarialValues } from "./adversarialValues";
import type { OpenDevice } from "./device";
import { subgroupSizeOf } from "./kernelVariant";
import { type EncodeMethod, encodeMethodFor } from "./mapTable";
import { dequantizeOnGpu, quantizeOnGpu } from "./quantize";
import { BLOCK_SIZES } from "./tensor";
import { openTestDevice } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const signed = makeMap("dynamic", { bits: 8, signed: true });
const unsigned = makeMap("dynamic", { bits: 8, signed: false });
const linear = makeMap("linear", { bits: 8, signed: true });
const random = makeRandom(2022);

/** Codes and absmax must be equal, and so must the values that come back (0 and -0 count as equal). */
async function expectTwin(
  x: Float32Array,
  map: QuantizationMap,
  blockSize: number,
  encodeMethod?: EncodeMethod,
  device = opened.device,
) {
  const wanted = quantize(x, map, blockSize);
  const got = await quantizeOnGpu(device, x, map, blockSize, encodeMethod);
  const wrong = [...wanted.codes.keys()].filter((i) => wanted.codes[i] !== got.codes[i]);
  expect(
    wrong.map((i) => `x[${i}] = ${x[i]}: code ${got.codes[i]} instead of ${wanted.codes[i]}`).slice(0, 5),
  ).toEqual([]);
  expect(got.absmax).toEqual(wanted.absmax);
  const values = dequantize(wanted);
  const back = await dequantizeOnGpu(opened.device, wanted);
  expect(back.findIndex((value, i) => value !== values[i])).toBe(-1);
}

describe.each(BLOCK_SIZES)("block size %i", (blockSize) => {
  it.each([
    ["signed dynamic", signed],
    ["unsigned dynamic", unsigned],
    ["linear", linear],
  ])("the codes of hard values are the twin's: %s", async (_, map) => {
    await expectTwin(adversarialValues(random, map, 3 * 4096 + 37, blockSize), map, blockSize);
  });
});

it.each(
  MAPS.flatMap((family) =>
    [2, 4, 8].flatMap((bits) =>
      [true, false]
        .map((isSigned) => ({ bits, signed: isSigned }))
        .filter((request) => family.offers(request))
        .map(
          (request) =>
            [
              family.name,
              request.bits,
              request.signed ? "signed" : "unsigned",
              family.make(request),
            ] as const,
        ),
    ),
  ),
)("any map is encoded as by the twin: %s, %i bits, %s", async (_name, _bits, _sign, map) => {
  await expectTwin(adversarialValues(random, map, 3000, 256), map, 256);
});

it("a device without subgroups, and with no more than the default limits, gives the same codes", async () => {
  const adapter = await navigator.gpu.requestAdapter();
  const plain = await adapter?.requestDevice();
  if (!plain) throw new Error("the adapter that the other tests run on is gone");
  expect(subgroupSizeOf(plain)).toBeUndefined();
  expect(subgroupSizeOf(opened.device)).toBeGreaterThan(1);
  for (const blockSize of BLOCK_SIZES) {
    await expectTwin(adversarialValues(random, signed, 9001, blockSize), signed, blockSize, "lines", plain);
  }
  plain.destroy();
});

it("the search gives the codes that the lines give", async () => {
  expect(
    encodeMethodFor([
      { map: signed, guarded: true },
      { map: unsigned, guarded: false },
    ]),
  ).toBe("lines");
  for (const map of [signed, unsigned]) {
    await expectTwin(adversarialValues(random, map, 20_000, 256), map, 256, "search");
    await expectTwin(adversarialValues(random, map, 20_000, 256), map, 256, "lines");
  }
});

it.each([
  [4, 103],
  [100, 3001],
  [512 * 4, 9001],
  [6000, 20_001],
  [8192, 30_000],
  [16_384, 50_003],
  [50_003, 50_003],
  [2 ** 30, 4098],
])("blocks of %i values among %i, in two passes", async (blockSize, n) => {
  await expectTwin(adversarialValues(random, signed, n, blockSize), signed, blockSize);
  await expectTwin(adversarialValues(random, unsigned, n, blockSize), unsigned, blockSize);
});

it.each([1, 2, 3, 4, 5, 63, 64, 65, 255, 257])("n = %i", async (n) => {
  await expectTwin(adversarialValues(random, signed, n, 64), signed, 64);
});

it("a block of zeros has absmax 0 and the code of 0, whatever the sign of the zeros", async () => {
  const x = new Float32Array(600).fill(1);
  x.fill(0, 256, 512).fill(-0, 300, 310);
  await expectTwin(x, signed, 256);
  await expectTwin(x, unsigned, 256);
});

it("a block whose extreme is negative", async () => {
  await expectTwin(
    adversarialValues(random, signed, 600, 256).map((value) => -Math.abs(value)),
    signed,
    256,
  );
});

it("NaN is passed over; an infinity takes its block with it", async () => {
  const x = adversarialValues(random, signed, 1024, 256);
  x[3] = Number.NaN;
  x[300] = Number.POSITIVE_INFINITY;
  x[600] = Number.NEGATIVE_INFINITY;
  const wanted = quantize(x, signed, 256);
  const got = await quantizeOnGpu(opened.device, x, signed, 256);
  expect(got.absmax).toEqual(wanted.absmax);
  expect(got.codes).toEqual(wanted.codes);
});

it("200 thousand hard values, every code the twin's", async () => {
  for (const map of [signed, unsigned]) {
    for (const blockSize of [64, 256])
      await expectTwin(adversarialValues(random, map, 50_000, blockSize), map, blockSize);
  }
});

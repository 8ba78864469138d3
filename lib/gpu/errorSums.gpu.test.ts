import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorSums } from "@/lib/numerics/errorSums";
import { makeMap } from "@/lib/numerics/maps";
import { placeOutliers } from "@/lib/numerics/placeOutliers";
import { quantize } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import type { OpenDevice } from "./device";
import { keepTensor, loadTensor, makeErrorMeter, measureErrors } from "./errorSums";
import { makeQuantizer } from "./quantize";
import { openTestDevice } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const random = makeRandom(8);
const normal = (n: number) => Float32Array.from({ length: n }, () => random.normal());

/** Measured on the GPU in all ways at once, and by the twin one after the other. */
async function expectTwin(
  ordinary: Float32Array,
  skip: readonly number[],
  blockSizes: readonly number[],
  size = 10_000,
) {
  const { device } = opened;
  const x = ordinary.slice();
  placeOutliers(x, skip, size);
  const signed = x.some((value) => value < 0);
  const maps = ["dynamic", "linear"].map((name) => makeMap(name, { bits: 8, signed }));
  const meter = makeErrorMeter(device, x.length);
  const ways = maps.flatMap((map) => blockSizes.map((blockSize) => ({ map, blockSize })));
  const quantizers = ways.map(({ map, blockSize }) =>
    makeQuantizer(device, x.length, map, blockSize, undefined, meter),
  );
  const tensor = keepTensor(meter, ordinary);
  // What was loaded before must not be there any more.
  loadTensor(meter, tensor, [1 % x.length], 77);
  loadTensor(meter, tensor, skip, size);
  const got = await measureErrors(meter, quantizers, skip.length);
  ways.forEach(({ map, blockSize }, i) => {
    const wanted = errorSums(x, quantize(x, map, blockSize), skip);
    for (const count of ["count", "nonzero", "zeroed"] as const) expect(got[i][count]).toBe(wanted[count]);
    for (const sum of ["magnitude", "absolute", "relative"] as const) {
      expect(Math.abs(got[i][sum] - wanted[sum])).toBeLessThanOrEqual(2e-6 * wanted[sum]);
    }
  });
  for (const owner of [...quantizers, meter, tensor]) owner.destroy();
}

describe("the sums over the errors of quantization", () => {
  it("are the twin's, for narrow and wide blocks and the whole tensor", async () => {
    await expectTwin(normal(100_000), [], [64, 256, 4096, 8192, 100_000]);
  });

  it("leave out what is skipped, however large it is", async () => {
    await expectTwin(normal(70_001), [0, 31, 32, 69_999, 70_000], [64, 2048, 2 ** 20]);
  });

  it("count zeros, and what became zero, of data without a sign", async () => {
    const x = normal(9_003).map((value, i) => (i % 7 === 0 ? 0 : value ** 2 * 10 ** -(i % 5)));
    await expectTwin(x, [5], [64, 1024]);
  });

  it.each([1, 3, 5, 1023])("n = %i", async (n) => {
    await expectTwin(normal(n).fill(-0.5, 0, 1), [], [64, 4096]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { int8Product, tensorScales, vectorScales } from "@/lib/numerics/int8Product";
import type { Matrix } from "@/lib/numerics/matrix";
import { makeRandom } from "@/lib/numerics/random";
import type { OpenDevice } from "./device";
import { KernelArgumentError } from "./errors";
import { hasPackedDot, int8ProductOnGpu } from "./int8Product";
import { openTestDevice } from "./testDevice";

let opened: OpenDevice;
beforeAll(async () => {
  opened = await openTestDevice();
});
afterAll(() => opened.close());

const random = makeRandom(8);
const normal = (rows: number, columns: number, scale = 1): Matrix => ({
  rows,
  columns,
  values: Float32Array.from({ length: rows * columns }, () => scale * random.normal()),
});

describe.each([
  ["plain", false],
  ["packed", true],
])("the product in 8-bit integers, %s", (_, packed) => {
  // WGSL has no packed product in older browsers.
  const isThere = !packed || hasPackedDot(navigator.gpu);

  it.runIf(isThere).each([
    [1, 1, 1],
    [3, 5, 2],
    [16, 64, 16],
    [37, 131, 50],
  ])("of %i x %i with %i columns is the twin's", async (rows, features, columns) => {
    const [x, w] = [normal(rows, features), normal(features, columns, 0.02)];
    for (const scales of [vectorScales(x, w), tensorScales(x, w)]) {
      const wanted = int8Product(x, w, scales);
      const found = await int8ProductOnGpu(opened.device, x, w, scales, packed);
      expect([found.rows, found.columns]).toEqual([rows, columns]);
      // The sums are exact; three operations on a sum may each round.
      wanted.values.forEach((value, k) => {
        expect(Math.abs(found.values[k] - value)).toBeLessThanOrEqual(1e-6 * Math.abs(value));
      });
    }
  });

  it.runIf(isThere)("has exact sums of the largest codes, and 0 for rows of zeros", async () => {
    const features = 260;
    const x: Matrix = {
      rows: 2,
      columns: features,
      values: new Float32Array(2 * features).fill(-127, features),
    };
    const w: Matrix = { rows: features, columns: 1, values: new Float32Array(features).fill(127) };
    const { values } = await int8ProductOnGpu(opened.device, x, w, vectorScales(x, w), packed);
    expect([...values]).toEqual([0, -127 * 127 * features]);
  });
});

it("refuses matrices that cannot be multiplied", async () => {
  const [x, w] = [normal(2, 3), normal(4, 2)];
  await expect(int8ProductOnGpu(opened.device, x, w, vectorScales(x, w), false)).rejects.toThrow(
    KernelArgumentError,
  );
});

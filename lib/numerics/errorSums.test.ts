import { describe, expect, it } from "vitest";
import { dequantize } from "./dequantize";
import { distributionNamed, sampleOf } from "./distributions";
import { errorSums } from "./errorSums";
import { makeMap } from "./maps";
import { meanAbsoluteError, meanRelativeError, zeroedShare } from "./metrics";
import { quantize } from "./quantize";
import { makeRandom } from "./random";

const N = 5000;

describe.each([
  { map: "dynamic", data: "normal", block: 256 },
  { map: "linear", data: "squares", block: 64 },
  { map: "dynamic", data: "squares", block: N },
])("$map map on $data in blocks of $block", ({ map, data, block }) => {
  const { signed } = distributionNamed(data);
  const x = sampleOf(distributionNamed(data), N, makeRandom(4));
  x[17] = 0;
  const stored = quantize(x, makeMap(map, { bits: 8, signed }), block);

  it("agrees with the metrics that a reader reads", () => {
    const sums = errorSums(x, stored);
    const back = dequantize(stored);
    expect(sums.absolute / sums.count).toBeCloseTo(meanAbsoluteError(x, back), 12);
    expect(sums.relative / sums.nonzero).toBeCloseTo(meanRelativeError(x, back), 12);
    expect(sums.zeroed / sums.nonzero).toBe(zeroedShare(x, back));
  });

  it("leaves out what it is told to", () => {
    const kept = (values: Float32Array) => values.filter((_, i) => i !== 0 && i !== 17 && i !== N - 1);
    const sums = errorSums(x, stored, [0, 17, N - 1]);
    const back = dequantize(stored);
    expect(sums.count).toBe(N - 3);
    expect(sums.absolute / sums.count).toBeCloseTo(meanAbsoluteError(kept(x), kept(back)), 10);
    expect(sums.relative / sums.nonzero).toBeCloseTo(meanRelativeError(kept(x), kept(back)), 10);
  });
});

it("refuses a tensor of another length", () => {
  const stored = quantize(new Float32Array(8), makeMap("linear", { bits: 8, signed: true }), 4);
  expect(() => errorSums(new Float32Array(9), stored)).toThrow(/length of x/);
});

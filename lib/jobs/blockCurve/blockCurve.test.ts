import { describe, expect, it } from "vitest";
import { openDevice } from "@/lib/gpu/device";
import { dequantize } from "@/lib/numerics/dequantize";
import { distributionNamed, sampleOf } from "@/lib/numerics/distributions";
import { makeMap } from "@/lib/numerics/maps";
import { meanRelativeError } from "@/lib/numerics/metrics";
import { quantize } from "@/lib/numerics/quantize";
import { makeRandom } from "@/lib/numerics/random";
import { type BlockCurveRequest, blockCurve, outlierPlaces } from "./blockCurve";
import { makeGpuCurve } from "./gpuCurve";

const N = 2 ** 14;
const request: BlockCurveRequest = {
  n: N,
  distribution: "normal",
  outliers: 0,
  outlierSize: 100,
  maps: ["dynamic", "linear"],
  blockSizes: [64, 1024, N],
  seeds: 2,
};

const measurementsOf = (asked: BlockCurveRequest) =>
  [...blockCurve(asked)].flatMap(({ measurements }) => measurements);

describe("the curve of error against block size", () => {
  it("measures each map and size once a seed, and counts along", () => {
    const parts = [...blockCurve(request)];
    expect(parts.map(({ share }) => share)).toEqual(Array.from({ length: 12 }, (_, i) => (i + 1) / 12));
    const measured = measurementsOf(request).map(({ seed, map, blockSize }) => `${seed} ${map} ${blockSize}`);
    expect(new Set(measured).size).toBe(12);
  });

  it("has the errors that the readable quantizer and metrics give", () => {
    const x = sampleOf(distributionNamed("normal"), N, makeRandom(1));
    const stored = dequantize(quantize(x, makeMap("dynamic", { bits: 8, signed: true }), 1024));
    const part = measurementsOf(request).find(
      ({ seed, map, blockSize }) => seed === 0 && map === "dynamic" && blockSize === 1024,
    )!;
    expect(part.measured.relative).toBeCloseTo(meanRelativeError(x, stored), 12);
  });

  it("lets one outlier harm its own block only", () => {
    const clean = measurementsOf({ ...request, seeds: 1 });
    const spoilt = measurementsOf({ ...request, seeds: 1, outliers: 1 });
    const harm = (blockSize: number) => {
      const of = (parts: typeof clean) =>
        parts.find((part) => part.map === "linear" && part.blockSize === blockSize)!.measured.absolute;
      return of(spoilt) - of(clean);
    };
    // The harm is in proportion to the block's share of the tensor.
    expect(harm(N) / harm(1024)).toBeGreaterThan(12);
    expect(harm(N) / harm(1024)).toBeLessThan(20);
    expect(harm(64)).toBeLessThan(harm(N) / 150);
  });

  it("refuses unknown names", () => {
    expect(() => [...blockCurve({ ...request, distribution: "no-such-distribution" })]).toThrow(
      /distribution/,
    );
    expect(() => [...blockCurve({ ...request, maps: ["no-such-map"] })]).toThrow(/map/);
  });
});

it("places outliers once each, the same ones first", () => {
  const places = outlierPlaces(N, 500, 3);
  expect(new Set(places).size).toBe(500);
  expect(outlierPlaces(N, 20, 3)).toEqual(places.slice(0, 20));
});

it("begins on a device of a browser that reports no errors by events", async () => {
  const limits = { maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27 };
  const adapter = {
    limits,
    features: new Set(),
    requestDevice: async () => ({ limits, features: new Set() }),
  };
  const gpu = { requestAdapter: async () => adapter } as unknown as GPU;
  const opened = await openDevice(gpu);
  expect(() => makeGpuCurve(opened, () => 0)).not.toThrow();
});

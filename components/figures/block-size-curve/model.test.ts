import { describe, expect, it } from "vitest";
import {
  BLOCK_SIZES,
  CURVE_VALUES,
  type CurveErrors,
  curvesOf,
  makeGatherer,
  overheadBits,
} from "@/lib/findings/blockCurves";
import { type BlockCurvePart, blockCurve } from "@/lib/jobs/blockCurve/blockCurve";
import { defaultsOf } from "@/lib/options/options";
import { blockSizeCurveOptions } from "./figure";
import { type CurveOptions, captionOf, isOf, printBits, requestOf, tableOf } from "./model";

const options: CurveOptions = defaultsOf(blockSizeCurveOptions);
/** The same curve on fewer values: quick, and all that the model does with it is the same. */
const request = { ...requestOf(options), n: 2 ** 12, blockSizes: [64, 256, 2 ** 12], seeds: 3 };

function gather(parts: Iterable<BlockCurvePart>, of = request): CurveErrors[] {
  const gatherer = makeGatherer(of);
  return [...parts].flatMap((part) => gatherer.add(part) ?? []);
}

const pictures = gather(blockCurve(request));
const picture = pictures[pictures.length - 1];

describe("the picture", () => {
  it("is there after each whole seed, and only then", () => {
    expect(pictures.map(({ seeds }) => seeds.length)).toEqual([1, 2, 3]);
  });

  it("has a median inside its band", () => {
    for (const { median, low, high } of curvesOf(picture, "absolute")) {
      for (let i = 0; i < median.length; i++) {
        expect(low[i]).toBeLessThanOrEqual(median[i]);
        expect(median[i]).toBeLessThanOrEqual(high[i]);
      }
    }
  });

  it("takes the middle of three, and the mean of the middle two of two", () => {
    const [dynamic] = curvesOf(picture, "relative");
    const each = picture.seeds.map((seed) => seed[0][0].relative).sort((a, b) => a - b);
    expect(dynamic.median[0]).toBe(each[1]);
    const [ofTwo] = curvesOf(pictures[1], "relative");
    const two = pictures[1].seeds.map((seed) => seed[0][0].relative);
    expect(ofTwo.median[0]).toBeCloseTo((two[0] + two[1]) / 2, 15);
  });
});

describe("what has to be computed", () => {
  it("is the same for another block size, another kind of error, and maps that are there anyway", () => {
    const again = requestOf({ ...options, blockSize: 4096, measure: "zeroed", map: "linear" });
    expect(again).toEqual(requestOf(options));
  });

  it("does not depend on the size of outliers that are not there", () => {
    const none = { ...options, outliers: 0 } as const;
    expect(requestOf({ ...none, outlierSize: 7 })).toEqual(requestOf(none));
  });

  it("is known to be missing from a picture of other data or without the map", () => {
    expect(isOf(picture, request)).toBe(true);
    expect(isOf(picture, { ...request, maps: ["dynamic"] })).toBe(true);
    expect(isOf(picture, { ...request, maps: ["dynamic", "e4m3"] })).toBe(false);
    expect(isOf(picture, { ...request, outlierSize: 9 })).toBe(false);
    expect(isOf(null, request)).toBe(false);
  });
});

it("counts the overhead exactly: 32 bits a block", () => {
  expect(BLOCK_SIZES.map((size) => overheadBits(CURVE_VALUES, size) * size)).toEqual(
    BLOCK_SIZES.map(() => 32),
  );
  expect(printBits(8 + overheadBits(CURVE_VALUES, 256))).toBe("8.125");
  expect(printBits(8 + overheadBits(CURVE_VALUES, 2048))).toBe("8.015625");
});

describe("the caption", () => {
  it("states error, cost, and what one block for all would do", () => {
    const text = captionOf(picture, options);
    const [{ median }] = curvesOf(picture, "absolute");
    expect(text).toMatch(
      /^In blocks of 256 with the dynamic map, values are off by [\d.]+\u00a0% of their mean/,
    );
    expect(text).toContain("for 8.125 bits a value");
    expect(text).toContain(`${Number((median[2] / median[1]).toPrecision(2))} times as much`);
    expect(text).toContain("The outlier shares its scale with 255 other values.");
  });

  it("compares no error with one that is as large, nor with none", () => {
    const seeds = (error: number) => [
      picture.request.maps.map(() =>
        picture.request.blockSizes.map(() => ({ absolute: error, relative: error, zeroed: error })),
      ),
    ];
    expect(captionOf({ ...picture, seeds: seeds(0.045) }, options)).toMatch(
      /it would be 4\.5\s%, about as much\./,
    );
    expect(captionOf({ ...picture, seeds: seeds(0) }, options)).toMatch(/it would be 0\s%\. The outlier/);
  });

  it("says so when the tensor is one block, and before there is anything", () => {
    expect(captionOf(picture, { ...options, blockSize: 2 ** 12 })).toMatch(
      /^With one scale for the whole tensor/,
    );
    expect(captionOf(null, options)).toMatch(/being computed/);
  });
});

it("gives its numbers as a table, one row a block size", () => {
  const table = tableOf(picture, "absolute");
  expect(table.rows).toHaveLength(3);
  expect(table.columns).toHaveLength(2 + 3 * 2 + 1);
  expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
});

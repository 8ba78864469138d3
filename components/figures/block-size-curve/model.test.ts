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
import { type CurveOptions, captionOf, isAnswerTo, printBits, requestOf, tableOf } from "./model";

const options: CurveOptions = defaultsOf(blockSizeCurveOptions);
/** A request for fewer values, which is quick to compute. */
const request = { ...requestOf(options), n: 2 ** 12, blockSizes: [64, 256, 2 ** 12], seeds: 3 };

function gather(parts: Iterable<BlockCurvePart>, of = request): CurveErrors[] {
  const gatherer = makeGatherer(of);
  return [...parts].flatMap((part) => gatherer.add(part) ?? []);
}

const results = gather(blockCurve(request));
const measured = results[results.length - 1];

describe("the measured errors", () => {
  it("are complete after each whole seed, and only then", () => {
    expect(results.map(({ seeds }) => seeds.length)).toEqual([1, 2, 3]);
  });

  it("have a median inside their band", () => {
    for (const { median, low, high } of curvesOf(measured, "absolute")) {
      for (let i = 0; i < median.length; i++) {
        expect(low[i]).toBeLessThanOrEqual(median[i]);
        expect(median[i]).toBeLessThanOrEqual(high[i]);
      }
    }
  });

  it("have the middle of three as median, and the mean of two", () => {
    const [dynamic] = curvesOf(measured, "relative");
    const each = measured.seeds.map((seed) => seed[0][0].relative).sort((a, b) => a - b);
    expect(dynamic.median[0]).toBe(each[1]);
    const [ofTwo] = curvesOf(results[1], "relative");
    const two = results[1].seeds.map((seed) => seed[0][0].relative);
    expect(ofTwo.median[0]).toBeCloseTo((two[0] + two[1]) / 2, 15);
  });
});

describe("the request", () => {
  it("is the same for another block size, another kind of error, and the maps that every request has", () => {
    const again = requestOf({ ...options, blockSize: 4096, measure: "zeroed", map: "linear" });
    expect(again).toEqual(requestOf(options));
  });

  it("does not depend on the size of the outliers if there are none", () => {
    const none = { ...options, outliers: 0 } as const;
    expect(requestOf({ ...none, outlierSize: 7 })).toEqual(requestOf(none));
  });

  it("is missing from errors of other data or without the map", () => {
    expect(isAnswerTo(measured, request)).toBe(true);
    expect(isAnswerTo(measured, { ...request, maps: ["dynamic"] })).toBe(true);
    expect(isAnswerTo(measured, { ...request, maps: ["dynamic", "e4m3"] })).toBe(false);
    expect(isAnswerTo(measured, { ...request, outlierSize: 9 })).toBe(false);
    expect(isAnswerTo(null, request)).toBe(false);
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
  it("states error, bits, and the error of one block for the whole tensor", () => {
    const text = captionOf(measured, options);
    const [{ median }] = curvesOf(measured, "absolute");
    expect(text).toMatch(
      /^In blocks of 256 with the dynamic map, values are off by [\d.]+\u00a0% of their mean/,
    );
    expect(text).toContain("for 8.125 bits a value");
    expect(text).toContain(`${Number((median[2] / median[1]).toPrecision(2))} times as much`);
    expect(text).toContain("The outlier shares its scale with 255 other values.");
  });

  it("calls equal errors about as much, and compares nothing with an error of zero", () => {
    const seeds = (error: number) => [
      measured.request.maps.map(() =>
        measured.request.blockSizes.map(() => ({ absolute: error, relative: error, zeroed: error })),
      ),
    ];
    expect(captionOf({ ...measured, seeds: seeds(0.045) }, options)).toMatch(
      /it would be 4\.5\s%, about as much\./,
    );
    expect(captionOf({ ...measured, seeds: seeds(0) }, options)).toMatch(/it would be 0\s%\. The outlier/);
  });

  it("has other sentences for one block, and before the first result", () => {
    expect(captionOf(measured, { ...options, blockSize: 2 ** 12 })).toMatch(
      /^With one scale for the whole tensor/,
    );
    expect(captionOf(null, options)).toMatch(/being computed/);
  });
});

it("gives its numbers as a table with one row for each block size", () => {
  const table = tableOf(measured, "absolute");
  expect(table.rows).toHaveLength(3);
  expect(table.columns).toHaveLength(2 + 3 * 2 + 1);
  expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
});

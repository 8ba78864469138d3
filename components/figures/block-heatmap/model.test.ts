import { describe, expect, it } from "vitest";
import { CURVE_VALUES } from "@/lib/findings/blockCurves";
import { defaultsOf } from "@/lib/options/options";
import { blockHeatmapOptions, NOWHERE, SIDE, shownBlockSize, shownOptions, VALUES } from "./figure";
import { geometryOf, indexAt } from "./geometry";
import {
  blockError,
  captionOf,
  type HeatmapOptions,
  heatmapOf,
  readingOf,
  sentenceOf,
  tableOf,
} from "./model";

const options: HeatmapOptions = defaultsOf(blockHeatmapOptions);
const heatmap = heatmapOf(options);
const block = Math.floor(options.at / options.blockSize);
/** Index of the largest ordinary value of the outlier's block. */
const largest = heatmap.clean.x.findIndex(
  (value) => Math.abs(value) === heatmap.clean.quantized.absmax[block],
);

describe("the tensor", () => {
  it("has larger errors in the block of the outlier and nowhere else", () => {
    const harmed = blockError(heatmap.shown, block, 256, options.at);
    const before = blockError(heatmap.clean, block, 256, options.at);
    expect(harmed).toBeGreaterThan(2 * before);
    for (let i = 0; i < VALUES; i++) {
      if (Math.floor(i / 256) !== block) expect(heatmap.shown.back[i]).toBe(heatmap.clean.back[i]);
    }
  });

  it("stores a positive outlier exactly, as it is the absmax", () => {
    const reading = readingOf(heatmap, options.at);
    expect(reading.error).toBe(0);
    expect(reading.absmax).toBe(reading.value);
    expect(reading.code).toBe(255);
    expect(sentenceOf(heatmap, options.at)).toContain("exact");
  });

  it("is one block if the block size is at least its own size", () => {
    const whole = heatmapOf({ ...options, blockSize: 16384 });
    expect(whole.shown.quantized.absmax).toHaveLength(1);
    expect(shownBlockSize(16384)).toBe(CURVE_VALUES);
    expect(shownOptions.blockSize.choices.map(({ value }) => value)).toEqual([
      64,
      128,
      256,
      512,
      1024,
      2048,
      CURVE_VALUES,
    ]);
  });

  it("accepts every map and every distribution that the options offer", () => {
    for (const { value: map } of blockHeatmapOptions.map.choices) {
      for (const { value: distribution } of blockHeatmapOptions.distribution.choices) {
        const { errors } = heatmapOf({ ...options, map, distribution }).shown;
        expect(errors.every(Number.isFinite)).toBe(true);
      }
    }
  });
});

describe("the caption", () => {
  it.each([
    [options, /sets the scale of block 6 of 16\..*The other 15 are unaffected/],
    [{ ...options, blockSize: 2048 }, /sets the scale of block 1 of 2\..*The other block is unaffected/],
    [{ ...options, blockSize: CURVE_VALUES }, /one block, so the outlier.* all 4,096 values/],
    [{ ...options, at: NOWHERE }, /^No outlier: 16 blocks/],
    [{ ...options, outlierSize: 1 }, /not the largest value of its block, .* scale stays as it was/],
    [{ ...options, outlierSize: 1, at: largest }, /not the largest .* scale is no larger/],
  ])("states what the picture shows (%#)", (chosen, sentence) => {
    expect(captionOf(heatmapOf(chosen as HeatmapOptions))).toMatch(sentence);
  });
});

it("gives one row for each block", () => {
  const { rows } = tableOf(heatmap);
  expect(rows).toHaveLength(16);
  expect(rows[block][2]).toBe(heatmap.shown.x[options.at]);
});

describe.each([320, 358, 900])("the layout at %d pixels", (width) => {
  const geometry = geometryOf(width);

  it("finds the value under a pixel in both grids, and none outside them", () => {
    for (const { left, top } of [geometry.tensor, geometry.errors]) {
      const at = (i: number) => (i + 0.5) * geometry.cell;
      expect(indexAt(geometry, left + at(5), top + at(7))).toBe(7 * SIDE + 5);
    }
    expect(indexAt(geometry, 1, geometry.tensor.top - 2)).toBeNull();
    expect(indexAt(geometry, width - 1, geometry.tensor.top + 1)).toBeNull();
  });

  it("stays inside the width", () => {
    expect(geometry.bars.left + geometry.bars.width).toBeLessThanOrEqual(width);
  });
});

import { defineFigure } from "@/components/figure/figure";
import { BLOCK_SIZES, CURVE_VALUES } from "@/lib/findings/blockCurves";
import type { OptionsTable } from "@/lib/options/options";
import { blockOptions } from "../blocks/options";

/** The tensor is shown as a square: a row is one block of the smallest size. */
export const SIDE = 64;
export const VALUES = SIDE * SIDE;

/** The value of `at` that stands for no outlier. */
export const NOWHERE = -1;

export const blockHeatmapOptions = {
  ...blockOptions,
  at: {
    kind: "number",
    label: "Outlier at",
    help: "Which of the 4,096 values is the outlier, counted from 0 along the rows; −1 for none.",
    url: "at",
    min: NOWHERE,
    max: VALUES - 1,
    step: 1,
    default: 1384,
  },
  seed: {
    kind: "number",
    label: "Seed",
    help: "Determines the ordinary values.",
    url: "seed",
    min: 0,
    max: 999_999,
    step: 1,
    default: 1,
  },
} as const satisfies OptionsTable;

/**
 * The same table for the controls: this tensor is smaller than the curve's, and all block sizes that hold it whole
 * are one stop of the slider. The full table stays the one of the address and of linked figures.
 */
export const shownOptions = {
  ...blockHeatmapOptions,
  blockSize: {
    ...blockOptions.blockSize,
    choices: blockOptions.blockSize.choices.filter(({ value }) => value < VALUES || value === CURVE_VALUES),
  },
} satisfies OptionsTable;

/** The block size as the slider has it. */
export const shownBlockSize = (blockSize: number) =>
  blockSize < VALUES ? blockSize : BLOCK_SIZES[BLOCK_SIZES.length - 1];

export const figure = defineFigure({
  title: "Who shares a scale",
  caption: "Place an outlier in a tensor and see which values lose their accuracy, at any block size.",
  chapter: "blocks",
  options: blockHeatmapOptions,
});

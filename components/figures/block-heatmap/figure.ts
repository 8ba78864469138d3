import { defineFigure } from "@/components/figure/figure";
import { BLOCK_SIZES, CURVE_VALUES } from "@/lib/findings/blockCurves";
import type { OptionsTable } from "@/lib/options/options";
import { blockOptions } from "../blocks/options";

/** Values in a row of the tensor, which is drawn as a square. A row is one block of the smallest size. */
export const SIDE = 64;
/** Values in the tensor. */
export const VALUES = SIDE * SIDE;

/** The value of the option `at` that means no outlier. */
export const NOWHERE = -1;

/** Options of the figure, as the address and linked figures have them. */
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
 * The options as the controls show them. This tensor is smaller than that of the curve, so all block sizes
 * that hold the whole tensor are one stop of the slider. The address and linked figures use the full table.
 */
export const shownOptions = {
  ...blockHeatmapOptions,
  blockSize: {
    ...blockOptions.blockSize,
    choices: blockOptions.blockSize.choices.filter(({ value }) => value < VALUES || value === CURVE_VALUES),
  },
} satisfies OptionsTable;

/** Returns the stop of the slider that shows a block size. */
export const shownBlockSize = (blockSize: number) =>
  blockSize < VALUES ? blockSize : BLOCK_SIZES[BLOCK_SIZES.length - 1];

export const figure = defineFigure({
  title: "Which values share a scale",
  caption: "Place an outlier in a tensor and see which values lose their accuracy, at any block size.",
  chapter: "blocks",
  options: blockHeatmapOptions,
});

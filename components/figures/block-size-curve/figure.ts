import { defineFigure } from "@/components/figure/figure";
import { BLOCK_CURVE } from "@/lib/findings/setups";
import type { OptionsTable } from "@/lib/options/options";
import { blockOptions } from "../blocks/options";

/** Options of the figure. */
export const blockSizeCurveOptions = {
  ...blockOptions,
  outliers: {
    kind: "choice",
    label: "Outliers",
    help: "How many of the 1,048,576 values are replaced by an outlier, at random places.",
    url: "outliers",
    choices: [
      { value: 0, label: "none" },
      { value: 1, label: "one" },
      { value: 16, label: "16" },
      { value: 256, label: "256" },
      { value: 4096, label: "4,096" },
    ],
    ordered: true,
    default: BLOCK_CURVE.outliers,
  },
  measure: {
    kind: "choice",
    label: "Error",
    help: "Over all values but the outliers: mean error by mean magnitude, mean of each error by its own value, or share stored as zero.",
    url: "error",
    choices: [
      { value: "absolute", label: "of the mean size" },
      { value: "relative", label: "of each value" },
      { value: "zeroed", label: "stored as zero" },
    ],
    default: "absolute",
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "Error against block size",
  caption: "Smaller blocks cost bits and gain accuracy: drag the block size through a million values.",
  chapter: "blocks",
  options: blockSizeCurveOptions,
});

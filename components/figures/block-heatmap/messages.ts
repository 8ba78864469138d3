import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  place: "row {row}, column {column}",
  ofMean: "{share} of the mean magnitude",
  range: "{from} to {to}",
  blocks: { one: "one block", other: "{count} blocks" },
  noOutlier: "No outlier: {blocks}, off by {error}. Click a value to make it an outlier.",
  unharmed:
    "The outlier at {place} is not the largest value of its block, so the block’s scale stays as it was and no other value loses accuracy.",
  smaller:
    "The outlier at {place} is not the largest value of its block, so the block’s scale is no larger and no other value loses accuracy.",
  whole:
    "The tensor is one block, so the outlier at {place} sets the scale of all {values} values. They are off by {inside}; without it, by {without}.",
  harmed:
    "The outlier at {place} sets the scale of block {block} of {blocks}. The values there are off by {inside}; without it, by {without}. {others}: {rest}, as before.",
  others: { one: "The other block is unaffected", other: "The other {count} are unaffected" },
  value:
    "Row {row}, column {column}, block {block} of {blocks}: {value}, divided by absmax {absmax}, is code {code}; read back as {back}, {error}.",
  exact: "exact",
  off: "off by {error}, {share} of the value",
  "table.caption": "Blocks of {count} values; errors in mean magnitudes, without the outlier",
  "table.block": "block",
  "table.first": "first value",
  "table.error": "mean error",
  "table.zeros": "stored as 0",
  tensor: "the tensor: more ink, larger value",
  errors: "the error of each value",
  key: "error, of the mean magnitude",
  "pad.label": "Value of the tensor",
  "pad.description": "Arrow keys choose a value; Enter makes it the outlier, or an ordinary value again.",
  absmax: "absmax",
  point: "Point at a value to read it.",
  remove: "Take the outlier away",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type HeatmapWords = Words<keyof typeof messages>;

export const english: HeatmapWords = makeWords("en", messages);

import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { weightsMessages } from "../weights/messages";

/** The messages of the figure in English. */
export const messages = {
  ...weightsMessages,
  waiting: "A small language model is about to be trained, and its state cut.",
  "caption.kept":
    "Saved by {before} and loaded by {after}, in blocks of {size}, {begin}, and slicing moves codes with their scales: no value changes, {why}. {origin}",
  "caption.misread":
    "Saved by {before} and loaded by {after}, in blocks of {size}, {begin}. If codes and scales are sliced, {misread} of the values are read with a scale that is not theirs, wrong by a factor of {factor} in the middle.{lost} Quantized by the new workers, {different} of the codes of the same state differ. {origin}",
  "kept.all": "all blocks begin where they began",
  "kept.none": "no block begins where it began",
  "kept.some": "{share} begin where they began",
  "moved.all": "all of the blocks begin where one began",
  "moved.none": "none of the blocks begin where one began",
  "moved.some": "{share} of the blocks begin where one began",
  "share.all": "all",
  "share.none": "none",
  "share.some": "{share}",
  "why.same": "since the parts are the same",
  "why.free": "without any padding",
  "why.padded": {
    one: "at the cost of {count} value of padding",
    other: "at the cost of {count} values of padding",
  },
  lost: " Of all values, {share} find no scale and become zero.",
  "origin.m": "The {count} first moments are of a language model that was trained in this page.",
  "origin.r": "The {count} second moments are of a language model that was trained in this page.",
  sentence: "The blocks of {before} above those of {after}; {misread} after slicing.",
  "sentence.all": "all values are read with another scale",
  "sentence.none": "no value is read with another scale",
  "sentence.some": "{share} read with another scale",
  "table.caption":
    "State of {count} values, saved by {before} and loaded by {after}, blocks of {size}; {state} of codes and scales and {padding} of padding where it was saved.",
  "table.quantity": "quantity",
  "table.value": "value",
  "table.before": "blocks of the workers that saved",
  "table.after": "blocks of the workers that load",
  "table.sharedBorders": "share of the new blocks that begin where an old one began",
  "table.misread": "share of values read with another scale after slicing",
  "table.middleFactor": "median factor between the scales",
  "table.largestFactor": "largest factor between the scales",
  "table.withoutScale": "share of values without a scale after slicing",
  "table.differentCodes": "share of codes that differ if the new workers quantize",
  "table.savedError": "relative error as saved",
  "table.slicedError": "relative error after slicing",
  "table.againError": "relative error after loading in 32 bits and quantizing again",
  savedBy: "Saved by {count}",
  loadedBy: "Loaded by {count}",
  sliced: "Sliced",
  blocks: { one: "{count} block", other: "{count} blocks" },
  right: "every scale is right",
  wrong: "{share} wrong, {factor} times too large or small",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type ShardedWords = Words<keyof typeof messages>;

export const english: ShardedWords = makeWords("en", messages);

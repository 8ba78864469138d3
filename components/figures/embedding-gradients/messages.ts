import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  waiting: "Two models are about to be trained on the same words.",
  training: "Training the first step…",
  state: "step {step} of {all}, {engine}",
  "layer.ordinary": "ordinary",
  "layer.stable": "stable",
  "layer.init": "Xavier alone",
  "layer.norm": "layer norm alone",
  "layer.same": "the same again",
  "beside.stable": "the stable layer",
  "beside.other": "the other one ({layer})",
  "caption.moment":
    "After step {step}, {rows} of {all} rows have second moments, the others are exactly zero. From the largest to the smallest they span a factor of {plain} with the ordinary layer and {stable} with {beside}.",
  "caption.gradient":
    "The batch of step {step} holds {rows} different words; the other {others} rows have a gradient of exactly zero. The longest gradient is {plain} times the middle one with the ordinary layer and {stable} times with {beside}, where the middle one is {size}.",
  "size.same": "as long as with the ordinary one",
  "size.longer": "{ratio} times as long as with the ordinary one",
  "size.shorter": "{ratio} times shorter than with the ordinary one",
  "title.gradient": "length of a row’s gradient",
  "title.moment": "root of a row’s mean second moment",
  "title.rank": "rank of the word, most frequent first",
  "table.gradient": "length of the gradient",
  "table.moment": "root of the mean second moment",
  "table.caption": "{what} of each row that has one, step {step}.",
  "table.rank": "rank of the word",
  "table.plain": "{what}, ordinary layer",
  "table.stable": "{what}, {layer}",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type GradientsWords = Words<keyof typeof messages>;

export const english: GradientsWords = makeWords("en", messages);

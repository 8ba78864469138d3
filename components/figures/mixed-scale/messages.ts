import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  waiting: "Rows of two scales are about to be trained by Adam.",
  computing: "Computing the steps…",
  progress: "computing, {share}",
  caption:
    "After {steps} steps the small rows have moved {far32} on average with 32-bit state and {far8} with 8-bit state, {compared}; {zeros}. {leap}",
  "compared.same": "about as far",
  "compared.times": "{times} times as far",
  "zeros.none": "none of their second moments is stored as zero",
  "zeros.some": "{share} of their second moments are stored as zero",
  "silent.none": "In the last step their gradients were exactly zero, and no parameter leapt.",
  "silent.leap": "In the last step their gradients were exactly zero, and one parameter leapt by {leap}.",
  "leap.none": "In no place is r zero while m is not.",
  "leap.would":
    "In {share} of the places r is zero while m is not: a gradient of exactly zero would move one of them by {leap}.",
  "table.caption":
    "Mean distance from the start; gradients of the small rows {ratio} times smaller, blocks of {size}.",
  "table.small32": "small rows, 32-bit",
  "table.small8": "small rows, 8-bit",
  "table.large32": "large rows, 32-bit",
  "table.large8": "large rows, 8-bit",
  step: "step",
  "distance.read": "step {step}: small rows {small32} with 32-bit and {small8} with 8-bit state",
  "distance.sentence": "Mean distance from the start. {read}; large rows {large32} and {large8}.",
  "distance.axis": "mean distance from the start (thin: large rows)",
  "distance.bits": "{bits}-bit",
  "distance.cursor": "Step",
  "moves.sentence":
    "{share} of the small rows’ parameters have moved more than twice as far as with 32-bit state.",
  "moves.x": "moved with 32-bit state",
  "moves.y": "moved with 8-bit state, each small parameter",
  "moves.equal": "equal",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type MixedWords = Words<keyof typeof messages>;

export const english: MixedWords = makeWords("en", messages);

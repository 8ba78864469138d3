import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  "map.library": "8-bit, library’s table",
  "map.above-zero": "8-bit, no zero",
  caption:
    "With the library’s table {lost} of {runs} runs were unstable. With the table without zero {lostAbove} of {runsAbove} were, and the perplexity is {least} to {most} times that of 32-bit state at every ε and learning rate.",
  "caption.smallest":
    "With the library’s table {lost} of {runs} runs, all at ε = {epsilon}, were unstable. With the table without zero {lostAbove} of {runsAbove} were, and the perplexity is {least} to {most} times that of 32-bit state at every ε and learning rate.",
  "reading.lost": "{map}: {lost} of {runs} runs unstable.",
  "reading.decided": {
    one: "{map}: {lost} of {runs} runs unstable; perplexity over that of 32 bits {median} ({low} to {high}), {count} pair: a difference.",
    other:
      "{map}: {lost} of {runs} runs unstable; perplexity over that of 32 bits {median} ({low} to {high}), {count} pairs: a difference.",
  },
  "reading.undecided": {
    one: "{map}: {lost} of {runs} runs unstable; perplexity over that of 32 bits {median} ({low} to {high}), {count} pair: no difference that the pairs decide.",
    other:
      "{map}: {lost} of {runs} runs unstable; perplexity over that of 32 bits {median} ({low} to {high}), {count} pairs: no difference that the pairs decide.",
  },
  "table.caption": "Runs with 8-bit state in blocks of 2048, paired by seed with runs with 32-bit state",
  "table.map": "table of r",
  "table.epsilon": "epsilon",
  "table.rate": "learning rate",
  "table.runs": "runs",
  "table.unstable": "unstable",
  "table.pairs": "pairs",
  "table.ratio": "ratio",
  "table.low": "low",
  "table.high": "high",
  "title.rate": "learning rate",
  "pad.label": "Epsilon and learning rate",
  "pad.description": "Left and right change the learning rate, up and down epsilon.",
  note: "A number is the median perplexity over that of 32-bit state with the same seed; a fraction counts unstable runs. With 32-bit state {unstable} of {runs} runs were unstable. Recorded {date} on {device}: the language model with the stable embedding, {steps} steps, blocks of {size}. Command: {command}",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type EpsilonAndRateWords = Words<keyof typeof messages>;

export const english: EpsilonAndRateWords = makeWords("en", messages);

import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  begun: "Your own runs of the eight combinations have begun.",
  "none.recorded":
    "None of the {runs} recorded 8-bit runs was unstable: with these settings the layer has no instability to cure.",
  "none.yours":
    "None of the {runs} 8-bit runs so far was unstable: with these settings the layer has no instability to cure.",
  "some.recorded": {
    one: "{count} of the {runs} recorded 8-bit runs was unstable: {where}.",
    other: "{count} of the {runs} recorded 8-bit runs were unstable: {where}.",
  },
  "some.yours": {
    one: "{count} of the {runs} 8-bit runs so far was unstable: {where}.",
    other: "{count} of the {runs} 8-bit runs so far were unstable: {where}.",
  },
  where: "{count} with {parts}",
  ordinary: "ordinary embedding",
  "ends.unknown": "The two ends, with none and with all three, are not both known yet.",
  "ends.unstable": "The two ends, with none and with all three, do not both have a stable run to compare.",
  "gap.unknown": {
    one: "Median perplexity is {plain} with none of the three and {whole} with all of them; with one pair of runs this may be chance: it takes {seeds} seeds to tell.",
    other:
      "Median perplexity is {plain} with none of the three and {whole} with all of them; with {count} pairs of runs this may be chance: it takes {seeds} seeds to tell.",
  },
  "gap.noise":
    "Median perplexity is {plain} with none of the three and {whole} with all of them, a gap inside the noise between seeds.",
  "gap.larger":
    "Median perplexity is {plain} with none of the three and {whole} with all of them, a gap larger than the spread between seeds ({spread}).",
  "gap.smaller":
    "Median perplexity is {plain} with none of the three and {whole} with all of them, a gap smaller than the spread between seeds ({spread}).",
  alone: "Alone, each changes the median by: {each}.",
  change: "{part} {change}",
  origin: "Recorded {date} on {device}, {steps} steps a run. Command: {command}. Start trains your own.",
  "table.caption":
    "Held-out perplexity after training with 8-bit state, by ingredients of the stable embedding.",
  "table.runs": "runs",
  "table.unstable": "unstable",
  "table.low": "lower quartile",
  "table.median": "median",
  "table.high": "upper quartile",
  "table.reference": "median of 32-bit Adam",
  "table.yes": "yes",
  "table.no": "no",
  "title.perplexity": "held-out perplexity, lower is better",
  "title.unstable": "unstable runs",
  notTrained: "not trained",
  unstable: "{unstable} of {runs}",
  "key.32": "○ 32-bit Adam",
  "key.8": "■ 8-bit Adam: median and quartiles",
  "key.yours": "your own runs",
  "key.recorded": "recorded runs",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type PartsWords = Words<keyof typeof messages>;

export const english: PartsWords = makeWords("en", messages);

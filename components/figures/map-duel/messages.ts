import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { mapsMessages } from "../maps/messages";
import { pastedMessages } from "../pasted/messages";

/** The messages of the figure in English. */
export const messages = {
  ...mapsMessages,
  ...pastedMessages,
  nothing: "There is nothing to compare yet.",
  one: "On {data} in {blocks} the {map} map has a mean error of {error}.",
  same: "On {data} in {blocks} all maps have the same mean error, {error}.",
  smaller: "On {data} in {blocks} the {map} map has the smaller mean error: {error}, against {others}.",
  smallest: "On {data} in {blocks} the {map} map has the smallest mean error: {error}, against {others}.",
  other: "{error} with {map}",
  leastToo: "{sentence} Its relative error is the least too.",
  closer: "{sentence} Relative to each value, {map} is closer.",
  zeros: "{sentence} {map} stores {share} of them as zero.",
  "only.signed": "The map “{map}” exists only signed, so it is left out.",
  "only.unsigned": "The map “{map}” exists only unsigned, so it is left out.",
  negative: "Some numbers are negative. An unsigned map has no codes for them and stores zero.",
  "table.caption":
    "How well each map stores the data. Relative errors and zeros are counted over values other than 0.",
  "table.map": "map",
  "table.sign": "sign",
  "table.meanAbsolute": "mean absolute error",
  "table.meanRelative": "mean relative error",
  "table.zeroed": "share stored as zero",
  "table.used": "codes in use",
  "table.signed": "signed",
  "table.unsigned": "unsigned",
  "preset.normal": "Where linear wins",
  "preset.squares": "Where dynamic wins",
  key: "Filled: where the map has its codes. Line: where the data lie. Both are divided by the absmax of the block.",
  empty: "Nothing to compare yet.",
  "run.starting": "Starting the engine…",
  "run.step": "Training: step {step} of {all}.",
  "run.source":
    "From a network of the cover’s twin run, trained for {steps} steps with 32-bit state in this browser.",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type DuelWords = Words<keyof typeof messages>;

export const english: DuelWords = makeWords("en", messages);

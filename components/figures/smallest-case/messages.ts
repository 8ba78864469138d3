import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. `{table}` is the table of 8 or of 4 bits in words, `{length}` a length. */
export const messages = {
  "storage.exact": "32-bit",
  "storage.zero": "{bits}-bit",
  "storage.aboveZero": "{bits}-bit, no zero",
  "storage.aboveZeroShort": "no zero",
  table8: "with the library’s 8-bit table",
  table4: "with a 4-bit table that has a zero",
  length: { one: "{length} learning rate", other: "{length} learning rates" },
  leaps: "Weight {weight} leaps {table}: {length} in step {step}.",
  lost: "Its r was stored as zero, so only ε divides its m.",
  others:
    "With 32-bit state no weight moves by more than {calm}, and with a table without zero by no more than {cured}.",
  none: "No weight leaps: the longest step is {calm} with 32-bit state, {leap} {table} and {cured} without zero.",
  stops:
    "But {table}, weight 1 stops: it moves by {length} in step {step}, where 32-bit state moves it by {exact}.",
  "table.caption": "Five weights of {rule}, epsilon {epsilon}; states as they are stored after the step.",
  "table.storage": "storage",
  "table.step": "step",
  "table.weight": "weight",
  "table.gradient": "gradient",
  "table.code": "code of {symbol}",
  "table.move": "step in learning rates",
  "picture.step": "step",
  "picture.longest": "longest step, in learning rates",
  "weights.name": "{storage}, step {step}",
  "weights.code": "code {code}",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type SmallestWords = Words<keyof typeof messages>;

export const english: SmallestWords = makeWords("en", messages);

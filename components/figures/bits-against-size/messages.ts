import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  "line.bits": "{bits} bits",
  "line.blocks": "blocks of {size}",
  "same.bits": "{type} codes and blocks of {size}",
  "same.type": "{bits} bits and blocks of {size}",
  "same.block": "{bits} bits and {type} codes",
  "all.one":
    "With {same}, {line} gives the lowest held-out loss at all total sizes from {smallest} to {largest} kB, scales included.",
  "all.many":
    "With {same}, {line} give the lowest held-out loss at all total sizes from {smallest} to {largest} kB, scales included.",
  "part.one":
    "With {same}, {line} gives the lowest held-out loss at {share} of the total sizes from {smallest} to {largest} kB, scales included; {others}.",
  "part.many":
    "With {same}, {line} give the lowest held-out loss at {share} of the total sizes from {smallest} to {largest} kB, scales included; {others}.",
  other: "{line} at {share}",
  caption:
    "{finding} Medians of {seeds} seeds of {models} language models with {least} to {most} weights, recorded on {date} by {command}.",
  "sentence.loss":
    "Held-out loss by the total size of the model, scales included, one line each for {lines}.",
  "sentence.gap":
    "Held-out loss above the lowest line by the total size of the model, scales included, one line each for {lines}.",
  "table.caption": "Held-out loss, nats a word, with {same}: median, least and most of {seeds} seeds.",
  "table.line": "line",
  "table.weights": "weights",
  "table.size": "total size, kB",
  "table.loss": "loss",
  "table.least": "least",
  "table.most": "most",
  "title.loss": "held-out loss, nats a word",
  "title.gap": "held-out loss above the lowest line, nats a word",
  "title.size": "kB",
  "title.strip": "lowest line, where all can be compared",
  "cursor.label": "Total size",
  "cursor.value": "{size} kB: {losses}",
  "cursor.loss": "{line} {loss}",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type BitsWords = Words<keyof typeof messages>;

export const english: BitsWords = makeWords("en", messages);

import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  "measure.perplexity": "perplexity",
  "measure.error": "error on held-out points",
  "asked.none": "Which {axis} is best with 32-bit and with 8-bit state? There are no runs of your own yet.",
  "asked.unstable":
    "Which {axis} is best with 32-bit and with 8-bit state? So far no value has a stable run of both.{failed}",
  failed: " Unstable: {wide} of {runs} runs in 32 bits, {narrow} in 8.",
  sound: " No run was unstable.",
  one: "At one value of {axis}, the {measure} with 8-bit state differs from that with 32-bit state by {change}.{failed}",
  many: "Over {count} values of {axis}, the {measure} with 8-bit state differs from that with 32-bit state by {least} to {most}. {best}.{failed}",
  bestBoth: "Both do best at {value}",
  bestEach: "32-bit state does best at {wide}, 8-bit state at {narrow}",
  "lane.32": "32-bit",
  "lane.8": "8-bit",
  "table.caption": "{axis} varied alone, {runs} runs",
  "table.runs": "{lane}: runs",
  "table.unstable": "{lane}: unstable",
  "table.median": "{lane}: median {measure}",
  empty: "Press Start to train your own runs.",
  baseline: "baseline",
  unstable: "{unstable} of {runs} unstable",
  "note.own":
    "Your own runs: a network of 32 units learns a noisy sine. All of its state is in 8 bits, in blocks of 256.",
  "note.recorded":
    "Recorded {date} on {device}: the language model with the stable embedding in both lanes, {steps} steps. Command: {command}",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type SensitivityWords = Words<keyof typeof messages>;

export const english: SensitivityWords = makeWords("en", messages);

import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  "finding.1":
    "In {good} of {all} tasks 8-bit state does as well as 32-bit state or better; the largest difference is {difference}. Training is shorter by {leastTime} to {mostTime}, and {leastSaved} to {mostSaved} of memory are saved.",
  "finding.2": "With 8-bit Adam the largest model that fits has {least} to {most} times as many parameters.",
  "finding.3":
    "At 209 million parameters, {linear} of the runs fail with the linear map, {dynamic} with the dynamic map and {blocks} with blocks as well. At 1.3 billion and one scale a tensor, {large} fail.",
  "title.1": "Table 1: only the optimizer replaced",
  "title.2": "Table 2: the largest model to finetune",
  "title.3": "Table 3: which part does the work",
  "rows.1": "task and model",
  "rows.2": "GPU memory",
  "rows.3": "state",
  "column.metric": "measure",
  "column.score32": "32-bit",
  "column.score8": "8-bit",
  "column.gain": "8-bit is better by",
  "column.time32": "GPU time, 32-bit",
  "column.time8": "GPU time, 8-bit",
  "column.shorter": "shorter by",
  "column.saved": "memory saved",
  "column.computed": "computed here",
  "column.largest32": "32-bit Adam",
  "column.largest8": "8-bit Adam",
  "column.parameters": "parameters",
  "column.unstable": "unstable runs",
  "column.perplexity": "perplexity of the others",
  row: "{task}, {model}",
  same: "same",
  none: "none",
  notShown: "not shown",
  notConfirmed: "not confirmed",
  "table.caption": "{title} (arXiv 2110.02861, from a transcription). Columns in brackets are computed here.",
  "plot.times": "GPU time, both precisions",
  "plot.saved": "memory saved: ● printed, ○ computed here",
  "plot.largest": "parameters of the largest model",
  "plot.gain": "8-bit is better by, of the 32-bit score",
  "plot.shorter": "GPU time shorter by",
  "plot.parameters": "parameters",
  "plot.unstable": "unstable runs",
  "plot.perplexity": "perplexity of the stable runs",
  "plot.computed": ", computed ",
  sentence: "{title}. {caption}",
  note: "Figures of the paper by Dettmers and others (2022), from a public transcription that agrees with the paper’s text; not yet checked against the printed tables. Columns in italics are computed here. {unconfirmed}",
} as const satisfies Messages<string>;

/** The key of a message of the figure. */
export type PaperKey = keyof typeof messages;

/** Finds the words of the figure. */
export type PaperWords = Words<PaperKey>;

export const english: PaperWords = makeWords("en", messages);

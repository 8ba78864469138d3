import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { timingNotes } from "@/lib/jobs/timing/noteMessages";
import { timingMessages } from "../timing/messages";

/** The messages of the figure in English. */
export const messages = {
  ...timingMessages,
  ...timingNotes,
  copy: "copy",
  step: "{bits}-bit {rule}",
  ruleWithBlocks: "{rule} with blocks of {size}",
  "finding.missing": "On {device}, {missing} was not measured here.",
  "finding.begun": "On {device} the copy has been timed; the steps follow.",
  "finding.software":
    "There is no GPU here: {device} is a program on the CPU. A step with 8-bit state is {ratio} there as one with 32-bit state, which says nothing about a GPU.",
  finding:
    "On {device}, {in8} moves {fewer} times fewer bytes than {in32}, and its step is {ratio}, at {share} of the rate of a copy: {why}.",
  "ratio.fast": "{times} times as fast",
  "ratio.slow": "{times} times as slow",
  "why.memory": "it waits for memory",
  "why.mostly": "memory is most of its time, but not all",
  "why.other": "something other than memory limits it here",
  caption: "{own} {recorded}",
  origin: "Recorded on {date} with “{command}”, {parameters} parameters.",
  "table.caption": "Bytes that a kernel must move for one parameter, and the time that it takes.",
  "table.device": "device",
  "table.parameters": "parameters",
  "table.kernel": "kernel",
  "table.bytes": "bytes a parameter",
  "table.ns": "ns a parameter",
  "table.share": "% of the copy's rate",
  "title.ns": "ns for one parameter",
  "title.bytes": "bytes for one parameter, by the formula",
  faster: "faster than a copy",
  ns: "{time} ns",
  notTimed:
    "Not timed yet. A copy, the 32-bit step and the 8-bit step run for some seconds; nothing leaves this page.",
  start: "Time this GPU",
  startAgain: "Time it again",
  failed: "{problem} The recorded run beside it shows what a GPU would.",
  waiting: "Waiting for the GPU to reach its full speed…",
  stopped: "Stopped before anything was timed.",
  parameters: "{parameters} parameters.",
  wallClock:
    "This page cannot read a clock of this GPU, or its time stamps are not usable: the numbers are by the wall clock and include the time to start each batch.",
  otherOptions: "This is {run}: time it again for the options chosen now.",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type RooflineWords = Words<keyof typeof messages>;

export const english: RooflineWords = makeWords("en", messages);

import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  waiting: "The state of an optimizer is about to be read.",
  computing: "Computing the example…",
  reading: "reading, {share}",
  sound: "{summary} No trace of a documented mistake was found.",
  found: "{summary} {count}.",
  both: "{wrong}, and {look}",
  countWrong: { one: "{count} thing is wrong", other: "{count} things are wrong" },
  countLook: { one: "{count} deserves a look", other: "{count} deserve a look" },
  "level.wrong": "Wrong",
  "level.look": "Look",
  "level.note": "Note",
  verdict: "Verdict",
  noTrace:
    "No trace of a documented mistake. That does not prove that the training is sound: many mistakes leave none in a state.",
  inClinic: "In the clinic:",
  strips: "How often each code occurs: {strips}.",
  strip: "{state} of {name} uses {codes} of 256",
  noStrips: "No state of this file has codes of 8 bits.",
  stripOf: "of {name}",
  stripCodes: ", {codes} of 256 codes",
  firstCode: "code 0",
  lastCode: "code 255",
  drop: "Drop a .safetensors file or a .pt file of torch.save here. It is read by slices in this browser; nothing is sent, and nothing in it is executed.",
  stop: "Stop",
  back: "Back to the example",
  example: "An example is shown, computed by this page.",
  progress: "Share of the file that is read",
  parameters: "Parameters",
  parameter: "parameter",
  more: "Show {shown} more of {rest}",
  share: "{part} of {whole}",
  "column.elements": "elements",
  "column.bits": "bits",
  "column.why": "why that may be",
  "column.block": "block size",
  "column.map": "map",
  "column.zeros": "r = 0 where m is not",
  "column.dwarfed": "blocks that one value dwarfs",
  "column.unreal": "not finite",
  "column.step": "step",
  "column.bytes": "bytes, of 32-bit bytes",
  "column.scales": "scales",
  "column.zeroShare": "share of r at zero where m is not",
  "column.judged": "blocks judged",
  "column.infinite": "infinite",
  "column.ownBytes": "bytes",
  "column.bytes32": "bytes in 32 bits",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type XrayWords = Words<keyof typeof messages>;

export const english: XrayWords = makeWords("en", messages);

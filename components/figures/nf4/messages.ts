import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { pastedMessages } from "../pasted/messages";
import { weightsMessages } from "../weights/messages";

/** The messages of the figure in English. */
export const messages = {
  ...pastedMessages,
  ...weightsMessages,
  waiting: "A small language model is about to be trained and stored in 4 bits.",
  error: "error {error}",
  errorAndLoss: "error {error}, loss {rise}",
  "caption.model":
    "At {bits} bits a weight, scales included, the held-out loss rises from {exact} to {best} nats a word with {map}, to {others}.{scales} The weights, {stored} of {all}, are of a language model of words that was trained in this page. {paging}",
  "caption.own": {
    one: "At {bits} bits a weight in full blocks, scales included, the error is {best} with {map}, {others}. The {stored} weights are your own; the loss of their model cannot be computed here. {paging}",
    other:
      "At {bits} bits a weight in full blocks, scales included, the error is {best} with {map}, {others}. The {stored} weights in {count} matrices are your own; the loss of their model cannot be computed here. {paging}",
  },
  with: "{value} with {map}",
  scales: " With float32 scales NF4 takes {bits} bits and ends at {loss}.",
  paging:
    "With room for {room} GB, paging Adam’s state of {millions} million parameters takes {in32} ms a step in 32 bits and {in8} ms in 8.",
  sentence: "The 16 values of each map over the density of the weights. {maps}.",
  "sentence.map": "{map}: {result}",
  "table.caption": "Trained weights in 4 bits, blocks of {size}.",
  "table.double": "Trained weights in 4 bits, blocks of {size}, scales in 8 bits and blocks of {scaleSize}.",
  "table.exact": "{caption} Loss with 32-bit weights: {loss} nats a word.",
  "table.map": "map",
  "table.bits": "bits a weight",
  "table.error": "relative error",
  "table.loss": "held-out loss, nats",
  "table.rise": "rise of the loss, nats",
  "title.weight": "weight, in units of its block’s largest",
  "title.paging": "paging, ms a step",
  "title.room": "room for the optimizer’s state, GB",
  bits: "{bits} bits a weight",
  "bits.single": "{codes} code + {scales} scale",
  "bits.double": "{codes} code + {scales} scale + {scalesOfScales} scale of scales",
  state: "{bits}-bit, {gigabytes} GB",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type Nf4Words = Words<keyof typeof messages>;

export const english: Nf4Words = makeWords("en", messages);

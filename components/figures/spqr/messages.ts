import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { weightsMessages } from "../weights/messages";

/** The messages of the figure in English. */
export const messages = {
  ...weightsMessages,
  waiting: "A small language model is about to be trained and stored in few bits.",
  "chooser.caused": "by the error caused",
  "chooser.largest": "by magnitude",
  "chooser.random": "at random",
  "caption.none":
    "Of {count} trained weights in {codeBits} bits and groups of {groupSize}, none is kept: {bareBits} bits a weight, scales included, change the held-out loss by {bareRise} nats a word.",
  "caption.kept":
    "Of {count} trained weights in {codeBits} bits and groups of {groupSize}, {share} are kept in 16 bits. Chosen by the error that they cause, they bring the change of the held-out loss to {caused} nats a word, by magnitude to {largest}, at random to {random}, at {bits} bits a weight, scales and places included. Without them, {bareBits} bits a weight, scales included, change the held-out loss by {bareRise} nats a word.",
  sentence:
    "Held-out loss by the bits of a weight, as more and more weights are kept in 16 bits: chosen by the error that they cause, by magnitude and at random.",
  "table.caption":
    "Held-out loss, nats a word, of weights in {bits} bits and groups of {groupSize}. Loss with 32-bit weights: {loss}.",
  "table.share": "share kept",
  "table.bits": "bits a weight",
  "table.loss": "loss, {chooser}",
  "title.loss": "held-out loss, nats a word",
  "title.bits": "bits a weight, all included",
  exact: "32-bit weights",
  "cursor.label": "Share kept",
  "cursor.value": "{share} kept, {bits} bits: {losses}",
  "cursor.loss": "{chooser} {rise}",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type SpqrWords = Words<keyof typeof messages>;

export const english: SpqrWords = makeWords("en", messages);

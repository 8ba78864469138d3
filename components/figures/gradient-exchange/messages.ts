import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { weightsMessages } from "../weights/messages";

/** The messages of the figure in English. */
export const messages = {
  ...weightsMessages,
  waiting: "Workers are about to train a small language model and to send each other their gradients.",
  training: "Training the model three times…",
  "sent.float32": "32-bit",
  "sent.tree": "8-bit tree",
  "sent.linear": "8-bit linear",
  off: "{sent}, {error} off",
  caption:
    "With {workers} simulated in this page, the summed gradient of a small language model is off by {treeError} if it was sent in the dynamic tree of 2015, and by {linearError} in linear codes; after {steps} steps the held-out loss is {treeLoss} and {linearLoss} nats a word, {exactLoss} in 32 bits. A message shrinks from {bytes32} to {bytes8}. For {millions} million parameters our simplest model predicts {most} workers to be {fast8} times as fast as one with 8 bits, and {fast32} times with 32.",
  sentence:
    "Training loss with gradients in 32 bits, in the 8-bit tree and in 8-bit linear codes; and the predicted speed-up by the number of workers.",
  "table.caption":
    "Training loss with {workers}, nats a word, and predicted speed-up for as many workers as the row has steps. Mean relative error of the summed gradient: {errors}.",
  "table.error": "{sent} {error}",
  "table.step": "step, or workers",
  "table.loss": "loss, {sent}",
  "table.speedUp": "speed-up, {bits}-bit",
  "title.workers": "workers",
  "title.speedUp": "predicted speed-up (thin: no cost at all)",
  "title.step": "step",
  "title.loss": "training loss, mean of {count} steps",
  end: "{bits}-bit {ratio}",
  "cursor.label": "Workers",
  "cursor.value": "{workers}: {fast8} times as fast with 8 bits, {fast32} times with 32",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type GradientExchangeWords = Words<keyof typeof messages>;

export const english: GradientExchangeWords = makeWords("en", messages);

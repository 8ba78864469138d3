import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  waiting: "A small language model is about to be trained with gradients that grow.",
  computing: "computing, {share}",
  pending: "Training the model three times…",
  "change.none": "The gradients of this run do not grow.",
  "change.grow":
    "A small language model is trained in this page; at step {step} all gradients grow {factor} times, and nothing else changes.",
  rms: "The RMS of g²/r is {rms} at step {step}, after {usual} in the steps before.",
  "spike.none":
    "Without clipping the loss has no spike: it is {before} before and at most {highest} after; with the update clip of StableAdamW it is at most {clipped}, from {clippedBefore}.",
  "spike.rises": {
    one: "Without clipping the loss rises from {before} to {highest} within {count} step; with the update clip of StableAdamW it is at most {clipped}, from {clippedBefore}.",
    other:
      "Without clipping the loss rises from {before} to {highest} within {count} steps; with the update clip of StableAdamW it is at most {clipped}, from {clippedBefore}.",
  },
  "int8.hidden":
    "With the products of SwitchBack in the hidden layer the loss ends at {int8}, with exact ones at {exact}.",
  "int8.both":
    "With the products of SwitchBack in both layers the loss ends at {int8}, with exact ones at {exact}.",
  sentence:
    "Held-out loss of {steps} steps by Adam, with the update clip and with the products of SwitchBack, and the largest RMS of g²/r of any tensor.",
  "table.caption":
    "Held-out loss, nats a word, and RMS of g²/r; gradients grow {factor} times at step {step}, β₂ {beta2}.",
  "table.step": "step",
  "table.loss": "loss",
  "table.lossClipped": "loss, clipped",
  "table.lossInt8": "loss, SwitchBack",
  "table.rms": "RMS",
  "table.rmsClipped": "RMS, clipped",
  "table.rmsInt8": "RMS, SwitchBack",
  "axis.loss": "held-out loss",
  "axis.rms": "RMS of g²/r, largest of any tensor",
  "axis.step": "step",
  cursor: "Step",
  reading: "step {step}: loss {loss}, with the clip {clipped}, with SwitchBack {int8}; RMS {rms}",
  "line.plain": "Adam",
  "line.clipped": "with update clip",
  "line.int8": "SwitchBack",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type LossSpikesWords = Words<keyof typeof messages>;

export const english: LossSpikesWords = makeWords("en", messages);

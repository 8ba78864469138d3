import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  waiting: "A small model trains, and its gradients go through {count} formats at once.",
  state: "training, {share}",
  training: "Training the model…",
  more: "Order, steps and seed",
  caption:
    "With up to {few} bits a parameter, “{best}” has the fewest updates that are off by over {bound}: {share}, at {bits} bits, and a longest update of {longest} times the longest exact one. {worst}",
  "worst.lost": "With “{format}” an update is no number at all.",
  "worst.long": "With “{format}” that update is {longest} times as long.",
  steps: { one: "{count} step", other: "{count} steps" },
  origin:
    "From {steps} of Adam with 32-bit state on {model}: {parameters} parameters in {tensors}. Errors of m and r are those after the last step.",
  "model.words": "a small language model (embedding, hidden layer, output layer)",
  "model.points": "a network of two hidden layers that learns points in the plane",
  tensors: { one: "its largest tensor", other: "its {count} large tensors" },
  noNumber: "no number",
  "axis.bits": "bits",
  key: "Filled: no other format has as few bits and fewer such updates. Triangle: an update longer than {times} times the longest exact one.",
  "table.region": "All formats",
  "table.format": "format",
  "column.bits": "bits a parameter",
  "column.off": "updates off by over {bound}",
  "column.longest": "longest update, × exact",
  "column.update": "error of all updates",
  "column.m": "median error of m",
  "column.r": "median error of r",
  "column.zeroed": "r stored as 0",
  "column.codesM": "codes of m in use",
  "column.codesR": "codes of r in use",
  "part.map": "values",
  "part.scaling": "scaling",
  "part.rounding": "rounding",
  "part.beside": "beside the codes",
  "part.origin": "used by",
  "part.optimizer": "optimizer",
  "optimizer.none": "None: {reason}",
  "optimizer.differs": "Differs: {what}.",
  bench: "Train it on the bench",
  "lane.exact": "32-bit",
  "lane.stored": "stored",
  "lane.training": "Training both lanes, {share}.",
  "lane.picture": "Training.",
  "lane.empty": "Both lanes are being trained.",
  "lane.step": "step",
  "lane.loss": "training loss",
  "lane.lost": "With “{format}” the loss is no number from step {step} on.{changed}",
  "lane.changed": " As its authors do, it lowers beta1 to {beta1}.",
  "lane.result":
    "After {steps} the loss with “{format}” is {stored}, with 32-bit state {exact}. The longest move of a weight is {longest}, with 32-bit state {longestExact}.{changed}",
  rates: { one: "{length} learning rate", other: "{length} learning rates" },
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type FormatsWords = Words<keyof typeof messages>;

export const english: FormatsWords = makeWords("en", messages);

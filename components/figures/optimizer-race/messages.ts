import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  "lane.sgd": "SGD",
  "lane.momentum": "momentum",
  "lane.adam32": "Adam 32-bit",
  "lane.adam8": "Adam 8-bit",
  start: "All four start at the same point. Their state is still zero.",
  caption: {
    one: "Loss after {count} step: {losses}. {comparison}",
    other: "Loss after {count} steps: {losses}. {comparison}",
  },
  "caption.lane": "{lane} {loss}",
  diverged: "diverged",
  left: "Adam 8-bit has left the picture.",
  "left.zero":
    "Adam 8-bit has left the picture: from step {step} on, r was remembered as zero where it was not.",
  apart: "The two Adams are {gap} apart. {block}",
  alone:
    "Two numbers alone in their block: the larger one is the absmax itself, and the worst of the four is off by {error}.",
  "zero.none": "None of the {values} values of r in the block is remembered as zero.",
  "zero.some": {
    one: "Of the {values} values of r in the block, {count} is remembered as zero.",
    other: "Of the {values} values of r in the block, {count} are remembered as zero.",
  },
  "table.caption": "Positions and losses on the {surface}, from step 0 to {steps}.",
  "table.step": "step",
  "table.x": "{lane}, x",
  "table.y": "{lane}, y",
  "table.loss": "{lane}, loss",
  state: "step {step} of {steps}",
  formula: "Loss {formula}. Click or drag to start elsewhere.",
  "memory.label": "What Adam 8-bit remembers",
  "memory.head": "What Adam 8-bit remembers: {fresh} above, {kept} below",
  "memory.fresh": "as it is",
  "memory.kept": "as it is stored",
  "memory.none": "Nothing is remembered before the first step.",
  "memory.point": "this point",
  "memory.number": "{symbol} of {axis}",
  "memory.is": "as it is",
  "memory.was": "remembered",
  "memory.off": "off by",
  "memory.sentence": "{symbol} of {values} values as shares of their absmax, before and after storing.",
  "memory.title": "{symbol} of the block, in shares of its absmax {absmax}",
  "pad.label": "Start on the surface",
  "pad.value": "x {x}, y {y}",
  "pad.description": "Arrow keys move the start left, right, up and down.",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type RaceWords = Words<keyof typeof messages>;

export const english: RaceWords = makeWords("en", messages);

import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. The bench shows parts of the figure beside others, so keys name it. */
export const messages = {
  "microscope.waiting":
    "Train both networks, then pick a weight and a step: the steps around it are repeated and recorded, with what Adam computed and what was stored of it.",
  "microscope.where": "Weight {index} of {name}, block {block}, steps {from} to {to}",
  "microscope.caption":
    "{where}: rounding the moments changes the next step by {typical} of its length in the median, and by {most} of the learning rate at most.",
  "microscope.lane.32": "32-bit",
  "microscope.lane.8": "8-bit",
  "microscope.sentence":
    "Step {step}, 8-bit lane: g = {gradient8}; {states8}. The step is {update8}{effect}. 32-bit lane: g = {gradient32}, {states32}, step {update32}.",
  "microscope.in32": "{symbol} = {value}, stored in 32 bits",
  "microscope.stored":
    "{symbol} = {value} stored as code {code} = {entry} × absmax {absmax} = {back}, {error}",
  "microscope.exact": "exact",
  "microscope.error": "rounding error {error}",
  "microscope.errorShare": "rounding error {error}, {share} of the value",
  "microscope.effect.none": "; rounding changed nothing in it",
  "microscope.effect":
    "; without the rounding of the step before it would be {unrounded}: it differs by {difference}",
  "microscope.effect.share":
    "; without the rounding of the step before it would be {unrounded}: it differs by {difference}, {share}",
  "microscope.snapshots": {
    one: "Steps 0 to {step} are kept: {count} snapshot, one every {every} steps, {bytes}.",
    other: "Steps 0 to {step} are kept: {count} snapshots, one every {every} steps, {bytes}.",
  },
  "microscope.table.caption": "Weight {index} of {name}",
  "microscope.table.step": "step",
  "microscope.table.laneStep": "{lane}: step",
  "microscope.table.computed": "{lane}: {symbol} computed",
  "microscope.table.code": "{lane}: code of {symbol}",
  "microscope.table.absmax": "{lane}: absmax of {symbol}",
  "microscope.table.stored": "{lane}: {symbol} stored",
  "microscope.table.unrounded": "{lane}: step without rounding",
  "microscope.strip.gradient": "gradient g",
  "microscope.strip.first": "first moment m",
  "microscope.strip.second": "second moment r",
  "microscope.strip.rounding": "rounding error of {symbol}, of its value",
  "microscope.strip.update": "step of the weight",
  "microscope.strips": "Gradient, moments, rounding errors and steps of the weight, from step {step} on.",
  "microscope.axis.step": "step",
  "microscope.guide":
    "From the top: the gradient of the weight, its first and second moment as they are stored, the rounding errors of both in the 8-bit lane, and the step that the weight takes. The slider chooses a step, and so does a press on the curves.",
  "microscope.making": "Both networks are being made.",
  "microscope.noWeights": "The weights of the tensor appear here as pixels.",
  "microscope.noSteps": "The curves of this weight appear with the first steps.",
  "microscope.running": "Step {step} is recorded when training pauses.",
  "microscope.repeating": "The steps around step {step} are being repeated…",
  "microscope.stepOf": "{step} of {all}",
  "microscope.more": "Seed and engine",
  "microscope.pad.label": "Weight in the picture",
  "microscope.pad.description":
    "Left and right go to the next weight, up and down to the next row, Page up and Page down to the next block.",
  "microscope.pad.value": "weight {index} of {name}, block {block}",
  "microscope.part": "Weights {from} to {to} of {all}",
  "microscope.weights": { one: "{count} weight", other: "{count} weights" },
  "microscope.picture": "{name}: {part} as pixels; larger magnitudes stand out more from the ground.",
  "microscope.legend":
    "{part} after step {step}, in rows of {columns}: larger magnitudes stand out more from the ground. Outlined: the weight, and the block whose absmax it shares.",
  "microscope.back": "Go back to step {step}",
  "microscope.status.loading": "Starting…",
  "microscope.status.ready": "Both networks are at step 0. Press Start to train them.",
  "microscope.status.running": "Training: step {step} of {all}.",
  "microscope.status.paused": "Paused after step {step} of {all}.",
  "microscope.status.finished": "All {all} steps are done.",
  "microscope.interrupted": "Another figure uses the GPU now. This figure starts again when the GPU is free.",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type MicroscopeWords = Words<keyof typeof messages>;

export const english: MicroscopeWords = makeWords("en", messages);

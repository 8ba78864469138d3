import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  starting: "Starting the engine…",
  loading: "Loading…",
  options: "Options of the run",
  "lane.32": "32-bit",
  "lane.8": "8-bit",
  "lane.both": "32-bit and the 8-bit",

  "caption.failed": "Nothing has been trained.",
  "caption.waiting":
    "Two copies of one network are about to train, one with 32-bit and one with 8-bit optimizer state.",
  "caption.ready": "Both lanes start from the same weights and will see the same batches; {memory}.",
  "caption.lost": "{after} the loss of the {lane} lane is no longer a number; {memory}.",
  "caption.equal": "{after} the losses are equal (mean of the last {count}); {memory}.",
  "caption.differ": "{after} the losses differ by {gap} (mean of the last {count}); {memory}.",
  "memory.same": "both lanes keep {bytes} of state",
  "memory.less": "the 8-bit lane keeps {bytes8} of state, the 32-bit lane {bytes32}, {ratio} times as much",

  "origin.own":
    "A run on {device}: {steps}, {data} data, {map} map, block size {blockSize}, learning rate {rate}, seed {seed}.",
  "origin.recorded":
    "A recorded run on {device}: {steps}, {data} data, {map} map, block size {blockSize}, learning rate {rate}, seed {seed}.",
  "origin.still":
    "A still picture of a run on {device}: {steps}, {data} data, {map} map, block size {blockSize}, learning rate {rate}, seed {seed}.",
  steps: { one: "{count} step", other: "{count} steps" },

  "plane.noBoundary": "The samples in the plane; the network has not been evaluated yet.",
  "plane.sentence32":
    "Decision boundary of the network trained with 32-bit optimizer state, among the samples.",
  "plane.sentence8":
    "Decision boundary of the network trained with 8-bit optimizer state, over the 32-bit one.",
  "plane.network": "Network with {lane} state",
  "plane.state": "{lane} state",
  "plane.untrained": "Nothing has been trained yet.",
  "plane.classes": "Circles and triangles are the two classes.",
  "plane.boundary": "{agreement} The thin line on the right is the boundary of the left.",
  "plane.place": "At ({x}, {y}) the 32-bit network gives the triangles {share32}, the 8-bit one {share8}.",

  "table.caption":
    "Training loss of both lanes before each step, their relative gap, the cosine of their updates, and the largest move of a weight in the step, in learning rates.",
  "table.step": "step",
  "table.loss": "loss, {lane}",
  "table.gap": "relative gap",
  "table.cosine": "cosine of the updates",
  "table.move": "largest move, {lane}",

  "ledger.empty": "The memory of both lanes appears when they are made.",
  "ledger.title": "State of the optimizer",
  "ledger.ratio": "State of the optimizer, {ratio} to 1",
  "ledger.details": "Each tensor",
  "ledger.onGpu": "Sizes of the GPU’s buffers, which come in units of 16 bytes.",
  "ledger.tensor": "tensor",
  "ledger.shape": "shape",
  "ledger.lane": "{lane} lane",
  "ledger.storedAs": "stored as",
  "ledger.all": "The 8-bit lane keeps the state of all {count} tensors in 8 bits.",
  "ledger.none":
    "No tensor is large enough for 8-bit state here, so both lanes keep 32-bit state and do the same.",
  "ledger.some":
    "In the 8-bit lane {eight} of {all} tensors have 8-bit state ({parameters} of {allParameters} parameters); the small ones stay 32-bit.",

  "codes.m": "Codes of {moment}, the first moment",
  "codes.r": "Codes of {moment}, the second moment",
  "codes.sentence": "Histogram of the codes that store {moment}. {usage}",
  "codes.cursor": "Code of {moment}",
  "codes.reading": "code {code} ({value} of absmax): {count} values",
  "codes.zeros": "{used} of {all} codes in use; {share} of the values are stored as zero.",
  "codes.noZero": "{used} of {all} codes in use; no value is stored as zero.",
  "codes.none": "No codes yet.",
  "codes.noState": "No tensor has 8-bit state.",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type TwinWords = Words<keyof typeof messages>;

export const english: TwinWords = makeWords("en", messages);

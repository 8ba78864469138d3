import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";
import { plannedMessages } from "@/lib/planned/messages";
import { fileMessages } from "@/lib/tasks/messages";

/** The messages of the figure in English. The bench shows its parts too, so the keys have a prefix. */
export const messages = {
  ...plannedMessages,
  ...fileMessages,
  "fits.tooSmall": "{budget} is too small for every model here. Choose a larger budget.",
  "fits.size": "{millions} million weights ({layers} layers of width {width})",
  "fits.none32":
    "Within {budget} the largest of our models that trains with 8-bit state has {size}. With 32-bit state none fits.",
  "fits.same":
    "Within {budget} the largest of our models that trains with 8-bit state has {size}. It fits with 32-bit state too: {bytes32}, and {bytes8} with 8-bit state.",
  "fits.smaller":
    "Within {budget} the largest of our models that trains with 8-bit state has {size}. With 32-bit state it has {size32}.",
  "fits.training": "training, {percent} %",
  "fits.looking": "looking for memory, {percent} %",
  "fits.bar.state": "{bits}-bit state",
  "fits.bar.refused": "{bytes}, refused",
  "fits.bar.fits": "{bytes}, fits",
  "fits.bar.budget": "budget {bytes}",
  "fits.search.on": "{device} has given {got}; at most {most} will be held.",
  "fits.search.cap": "{device} gave all {got} that the search may hold, so there may be more.",
  "fits.search.refused": "{device} gave {got} and refused more.",
  "fits.search.lost": "{device} gave {got}, and then the device was lost. Nothing else on this page used it.",
  "fits.search.tooLittle": "That is too little for any model here.",
  "fits.search.budget": "The budget is now {budget} MB.",
  "fits.search.end":
    "{end} All of it was written to and given back. {budget} This is what this page got at this moment, and no more: WebGPU tells nobody how much memory a GPU has, and other pages and programs share it.",
  "fits.search.asked": "The GPU is asked for memory, and gets all of it back.",
  "fits.lane.refused": "{bits}-bit state: {refusal}",
  "fits.lane.fits": "{bits}-bit state: it fits.",
  "fits.lane.made": "{bits}-bit state: the buffers are being made.",
  "fits.lane.trained": {
    one: "{bits}-bit state: {count} step, loss {loss} nats a byte.",
    other: "{bits}-bit state: {count} steps, loss {loss} nats a byte.",
  },
  "fits.lane.writes": "{trained} It writes: “{written}”",
  "fits.recorded.head": "Recorded on one {device}, {millions} million weights within {bytes}:",
  "fits.recorded.trained": {
    one: "{bits}-bit state: {count} step, held-out loss {loss} nats a byte.",
    other: "{bits}-bit state: {count} steps, held-out loss {loss} nats a byte.",
  },
  "fits.table.caption":
    "Planned memory of the largest model that trains with 8-bit state within {bytes} bytes, bytes, and the last loss of a training.",
  "fits.table.state": "precision of the state",
  "fits.table.all": "in all",
  "fits.table.loss": "last loss",
  "fits.table.bits": "{bits}-bit",
  "fits.table.refused": "refused",
  "fits.loss.recorded":
    "Recorded on one {device}, with room for both: held-out loss of {millions} million weights. The band is 32-bit state over {seeds} seeds, the lines are the same seeds with 8-bit state.",
  "fits.loss.own": "Loss of each step, trained on {device}.",
  "fits.loss.end": "{loss} with {bits}-bit state at step {step}",
  "fits.loss.lines": "{title} Nats a byte: {ends}.",
  "fits.loss.lineAndBand": "{title} Nats a byte: {ends}; the band of 32-bit state ends at {low} to {high}.",
  "fits.loss.band": "{bits}-bit band",
  "fits.loss.seeds": "{bits}-bit seeds",
  "fits.loss.label": "{bits}-bit {loss}",
  "fits.loss.nats": "nats a byte",
  "fits.loss.step": "step",
  "fits.train": "Train both",
  "fits.stop": "Stop",
  "fits.find": "Find a budget",
  "fits.stopFinding": "Stop the search",
  "fits.broken":
    "The browser ended this page while it trained; this is what was kept. Press Train both to begin again, with a smaller budget if memory was short.",
  "fits.kernels": "The kernels are being made. Nothing leaves this page.",
  "fits.press":
    "Press Train both: your GPU trains this model on {text} with each precision, within the budget.",
  "fits.book": "the text of this book",
  "fits.ownText": "Text: {name}.",
  "fits.bookText": "Text: this book. Drop a text file here, or",
  "fits.useBook": "Use the text of this book",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type FitsWords = Words<keyof typeof messages>;

export const english: FitsWords = makeWords("en", messages);

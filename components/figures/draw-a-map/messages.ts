import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  "caption.same":
    "Your map has {levels} different levels. On {what} its mean error is {error}, as large as that of {other}. {defects}",
  "caption.times":
    "Your map has {levels} different levels. On {what} its mean error is {error}, {ratio} times that of {other}, the better of the two others here. {defects}",
  data: "{data} in {blocks}",
  "defect.noZero": "It has no exact zero, so a state that is zero does not stay zero.",
  "defect.highest": "Its highest level is {level}: a positive block extreme loses {share}.",
  "defect.lowest": "Its lowest level is {level}: a negative block extreme loses {share}.",
  "note.broken": "The table in this link cannot be read; the dynamic map is shown instead.",
  "note.signed": "The table in this link has a sign; the unsigned dynamic map is shown.",
  "note.brokenDensity": "The density in this link cannot be read; an even one is shown.",
  "note.empty": "Nothing is painted, so the levels lie evenly.",
  "note.pending": "The dynamic map is shown until the code returns a table.",
  "table.caption": "The values of your map, as shares of the block’s absmax.",
  "table.code": "code",
  "table.value": "value",
  "levels.picture": "The 256 levels of your map on a number line.",
  "levels.label": "Levels of your map",
  "levels.value": { one: "{count} levels around {value}", other: "{count} levels around {value}" },
  "levels.description":
    "Left and right move the chosen levels, with Shift a little. Page up and page down choose others.",
  "levels.dynamic": "From dynamic",
  "levels.linear": "From linear",
  "levels.quantile": "From quantile",
  "levels.hint": "Drag levels along the line with the pointer.",
  "density.picture": "The painted density of the levels along the axis.",
  "density.label": "Density of the levels",
  "density.value": "around {place}: {height} of {highest}",
  "density.description": "Left and right choose a place, up and down change the density there.",
  "density.even": "Even",
  "density.data": "Like the data",
  "density.hint": "Paint where the levels should be dense. The level nearest to zero becomes zero.",
  "code.fetching": "Fetching the editor…",
  "code.label": "Your map as code",
  "code.run": "Run this code",
  "code.waits": "This code may come from another person, so it waits until you run it.",
  "code.back": "Back to the example",
  "code.hint": "The code runs in a sandbox without network and storage, for a second at most.",
  "code.frame": "Sandbox of the code cell",
  "code.missing": "The code must declare a function called value that takes the code i.",
  "code.slow": "The code ran for a second without an end and was stopped. Does it contain an endless loop?",
  "code.dead": "The sandbox did not start, so the code was not run.",
  "code.error": "Line {line}: {message}",
  "code.bad": "value({index}) gives {given}; every code must name a finite number.",
  "code.equal": "All codes name the same number; a map needs at least two.",
  "code.divided": "Divided by {largest}, so that the largest magnitude is 1.",
  "code.sorted": "Sorted: the search for the nearest value needs them in ascending order.",
  "given.text": 'the text "{text}"',
  "given.array": "an array",
  "given.object": "an object",
  "given.other": "a {type}",
  "race.yours": "yours",
  "race.32": "32-bit",
  "race.start": "Race it in a small training",
  "race.stop": "Stop the race",
  "race.hint":
    "Adam, a small network, the same weights and batches for all; only the table of {symbol} differs.",
  "race.starting": "Starting the engine…",
  "race.running": "{map}: step {step} of {all}.",
  "race.result":
    "After {steps} steps, mean training loss of the last {window}: {results}. One seed: a small difference is no evidence.",
  "race.picture": "Training loss with each table. {sentence}",
  "race.empty": "The losses appear with the first steps.",
  "race.axis": "training loss",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type DrawWords = Words<keyof typeof messages>;

export const english: DrawWords = makeWords("en", messages);

import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. The bench shows parts of the figure beside others, so keys name it. */
export const messages = {
  "errorMap.waiting": "A network trains, and the moments of each step are stored in several ways.",
  "errorMap.state": "training, {share}",
  "errorMap.more": "Steps, data and seed",
  "errorMap.recorded": "A recorded still picture, with the usual settings",
  "errorMap.training": "Training the network…",
  "errorMap.caption":
    "{storage}: {share} of {updates} updates use a pair of codes whose update is off by more than {bound} on average; with {other}, {otherShare}. {pairs} of {all} pairs are in use.",
  "errorMap.origin":
    "From {steps} steps of Adam with 32-bit state, on a network of two hidden layers that learns points in the plane: the {weights} weights between them.",
  "errorMap.times": "{ratio} times",
  "errorMap.pair": "m in code {m}{valueOfM}, r in code {r}{valueOfR}",
  "errorMap.value": " ({value} of the absmax)",
  "errorMap.unused": "{pair}: never used.",
  "errorMap.used": {
    one: "{pair}: used once; the update is off by {relative} of itself on average, in absolute terms by {absolute}.",
    other:
      "{pair}: used {count} times; the update is off by {relative} of itself on average, in absolute terms by {absolute}.",
  },
  "errorMap.noPair": "Point at a pair of codes to read it, or use the arrow keys.",
  "errorMap.usage.title": "How often: orange pairs are off by more than {bound}",
  "errorMap.usage.sentence": "How often each pair of codes is used.",
  "errorMap.usage.key": "uses of a pair; blank is never",
  "errorMap.relative.title": "How wrong: mean relative error of the update",
  "errorMap.relative.sentence": "The mean relative error of the update at each pair of codes.",
  "errorMap.relative.key": "of the true update",
  "errorMap.absolute.title": "How wrong: mean absolute error of the update",
  "errorMap.absolute.sentence": "The mean absolute error of the update at each pair of codes.",
  "errorMap.absolute.key": "of the update, m / √r",
  "errorMap.pad.label": "Pair of codes",
  "errorMap.pad.description":
    "Left and right change the code of r, up and down that of m; with Shift, 16 at a time.",
  "errorMap.codeOfM": "code of m, 0 to 255 →",
  "errorMap.codeOfR": "code of r, 0 to 255 →",
  "errorMap.still.usage": "uses; orange where off by more than {bound}",
  "errorMap.still.usageKey": "uses of a pair of codes",
  "errorMap.still.relative": "mean relative error of the update",
  "errorMap.still.absolute": "mean absolute error of the update",
  "errorMap.table.region": "All ways of storing",
  "errorMap.table.caption":
    "Errors of the update after one storing of both moments, over {steps} steps of {weights} weights.",
  "errorMap.table.storage": "stored as",
  "errorMap.table.overlap": "updates on pairs off by more than {bound}",
  "errorMap.table.updates": "updates",
  "errorMap.table.pairs": "pairs in use",
  "errorMap.table.relative": "mean relative error",
  "errorMap.table.absolute": "mean absolute error",
  "errorMap.table.relativeShare": "share of updates on pairs with a mean relative error above {bound}",
  "errorMap.table.absoluteShare": "share of updates on pairs with a mean absolute error above {bound}",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type ErrorMapWords = Words<keyof typeof messages>;

export const english: ErrorMapWords = makeWords("en", messages);

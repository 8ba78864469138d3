import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. `{state}` is the symbol of a moment. */
export const messages = {
  waiting: "Two runs of Adam will get one gradient that is too large.",
  computing: "Computing the steps…",
  progress: "computing, {share}",
  folded: "When, where, how long r remembers, and the seed",
  caption: "With one block for the whole tensor, {whole}; with blocks of {size}, {where}, and {blocks}.",
  "where.none": "none of {all} blocks gets a scale ten times larger",
  "where.hit": { one: "{count} of {all} blocks is hit", other: "{count} of {all} blocks are hit" },
  "damage.none": "no more codes of {state} become zero: {used} different codes are in use, {compared}",
  "damage.few": "hardly any more codes of {state} become zero: {used} different codes are in use, {compared}",
  "compared.same": "as many as without the outlier",
  "compared.other": "compared with {usual} without the outlier",
  "damage.lasts":
    "{zeros} of the codes of {state} are zero at step {at} ({usual} without the outlier) and they have not recovered by step {steps}",
  "damage.recovers": {
    one: "{zeros} of the codes of {state} are zero at step {at} ({usual} without the outlier) and it takes {count} step to recover",
    other:
      "{zeros} of the codes of {state} are zero at step {at} ({usual} without the outlier) and it takes {count} steps to recover",
  },
  usualNone: "none",
  "clipping.none": "Clipping leaves the gradients of step {at} as they are.",
  "clipping.turns":
    "Clipping multiplies all gradients of step {at} by {scale} and turns the update by {angle}°.",
  oneBlock: "one block",
  "oneBlock.short": "one",
  blocksOf: "blocks of {size}",
  "blocksOf.short": "of {size}",
  "panel.used": "different codes of {state} in use",
  "panel.zeros": "codes of {state} that are zero",
  "panel.moved": "moved more than twice as far as with 32-bit state",
  "panel.turned": "how far clipping turns the 32-bit update",
  clipped: "clipped",
  "clipped.short": "clip",
  step: "step",
  sentence: "At step {step}: {panels}.",
  "sentence.panel": "{title}, {lines}",
  "sentence.line": "{name} {value}",
  damage: "Damage",
  "damage.codes": "zero / codes in use",
  "damage.before": "before, step {step}",
  "damage.at": "at step {step}",
  "damage.shown": "shown, step {step}",
  "damage.steps": "steps to recover",
  "damage.oneForAll": "one block for all",
  "damage.home": "of these, block {block}",
  "damage.note":
    "Recovered: from this step on, the share of codes at zero exceeds that of the same run without the outlier (the pale lines) by {share} at most.",
  "recovery.lasts": "not in this run",
  "recovery.none": "none needed",
  "table.caption":
    "Codes of {state} and steps too long, with one gradient {factor} times too large at step {at}.",
  "table.zeros": "{run}: share at zero",
  "table.usual": "{run}: share at zero without the outlier",
  "table.used": "{run}: codes in use",
  "table.moved": "{run}: share moved more than twice too far",
  "table.factor": "factor of clipping",
  "table.angle": "angle by clipping, degrees",
  "tiles.sentence": {
    one: "Histograms of the codes of {state} after step {step}: of the whole tensor as one block, and of {blocks} blocks of {size}, of which {count} is hit.",
    other:
      "Histograms of the codes of {state} after step {step}: of the whole tensor as one block, and of {blocks} blocks of {size}, of which {count} are hit.",
  },
  "tiles.whole": "one block: {zeros} zero, {used} of 256 codes in use",
  "tiles.blocks": "{blocks} blocks of {size}, from code 0 to 255 each",
  "tiles.zero": "{zeros} zero",
  "tiles.used": "{used} codes",
  "tiles.hit": "hit",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type InjectorWords = Words<keyof typeof messages>;

export const english: InjectorWords = makeWords("en", messages);

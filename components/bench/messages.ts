import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the bench that its page at rest needs. */
export const frameMessages = {
  "bench.start": "Start",
  "bench.step": "Step",
  "bench.reset": "Reset",
  "bench.atRest": "At rest. The bench opens as you begin to use it.",
  "bench.noScripts":
    "The bench computes what it shows, so it needs scripts. The chapters and the list of figures do not.",
  "bench.settings": "Settings",
  "bench.group.task": "Task and model",
  "bench.group.lanes": "Lanes",
  "bench.group.data": "Data of your own",
  "bench.builtIn": "The built-in data are in use.",
  "bench.panels": "Panels",
  "bench.panelsOpen": "Panels: {open} of {all} are open",
} as const satisfies Messages<string>;

/** The messages of the bench in English. */
export const messages = { ...frameMessages } as const satisfies Messages<string>;

/** Finds the words of the bench. */
export type BenchWords = Words<keyof typeof messages>;

export const english: BenchWords = makeWords("en", messages);

import type { Messages } from "@/lib/i18n/message";
import { type Said, say } from "@/lib/i18n/said";
import { makeTranslate } from "@/lib/i18n/translate";

/** Why a training run is unstable, as the end of a sentence, in English. */
export const unstableMessages = {
  "unstable.loss": "its loss was no longer a number at step {step}",
  "unstable.heldOut": "its result on held-out samples is not a finite number",
  "unstable.neverFell": "its loss never came down",
  "unstable.roseAgain": "its loss rose again and stayed high",
} as const satisfies Messages<string>;

/** The key of a reason why a run is unstable. */
export type UnstableKey = keyof typeof unstableMessages;

const english = makeTranslate("en", unstableMessages);

/** Returns a reason in English, for recorded data and programs whose users are programmers. */
export const reasonInEnglish = (reason: Said<UnstableKey>): string => say(english, reason);

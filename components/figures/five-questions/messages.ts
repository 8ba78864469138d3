import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages of the figure in English. */
export const messages = {
  question:
    "Question {number}: {text} It is answered by {by}. If not, look at {family}; the clinic has {count} such mistakes: {faults}.",
  "table.caption": "Five questions, and the family of mistakes that a no leads to.",
  "table.question": "question",
  "table.text": "text",
  "table.by": "answered by",
  "table.family": "family",
  "table.count": "mistakes in the clinic",
  yes: "yes",
  no: "no",
  inClinic: "In the clinic:",
} as const satisfies Messages<string>;

/** Finds the words of the figure. */
export type QuestionWords = Words<keyof typeof messages>;

export const english: QuestionWords = makeWords("en", messages);

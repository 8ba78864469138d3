import type { Messages } from "@/lib/i18n/message";
import { makeWords, type Words } from "@/lib/i18n/words";

/** The messages around the lessons. */
export const messages = {
  "teach.title": "Teach",
  "teach.lead":
    "Three lesson plans whose links fix where each step starts, a run that a whole class does together, and a sheet to print. There is no account and no server: results stay in the browser until somebody sends them.",
  "teach.minutes": "{minutes} min",
  "teach.class": "The class run",
  "teach.classText":
    "Each student opens the link with their number, presses Start, and sends the line that appears to you. Paste all lines below: the table pools them, and each seed can be run again with the same result.",
  "teach.fetching": "Fetching the class run…",
  "teach.sheet": "The sheet",
  "teach.sheetText": "Print this page: the lesson plans and these questions with their answers go on paper.",
  "teach.still": "The figure {name}, at rest.",
  "teach.answer": "Answer: {answer}",
  "teach.pictureInEnglish": "The words in the picture are English.",
} as const satisfies Messages<string>;

/** Finds the words around the lessons. */
export type TeachWords = Words<keyof typeof messages>;

export const english: TeachWords = makeWords("en", messages);

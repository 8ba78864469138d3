import type { FAMILIES } from "@/lib/faults/fault";
import type { Words } from "@/lib/i18n/words";

/** One question of the map. Its "no" leads to a family of mistakes, its "yes" to the next question. */
interface Question {
  readonly text: string;
  /** What answers it, in a few words. */
  readonly by: string;
  readonly family: keyof typeof FAMILIES;
}

/** The questions in the order in which to ask them: the cheapest first. */
export const QUESTIONS: readonly Question[] = [
  {
    text: "Are bits and bytes of each tensor what you planned?",
    by: "the ledger after the first step",
    family: "exceptions",
  },
  {
    text: "Is the number of scales the number of blocks?",
    by: "the lengths of the lists of scales",
    family: "scale",
  },
  {
    text: "Do tables and codes agree with reference vectors?",
    by: "a test of a second, without training",
    family: "table",
  },
  {
    text: "Is the step after save and load equal bit by bit?",
    by: "ten steps, a checkpoint, one step",
    family: "resume",
  },
  {
    text: "Do both runs differ in nothing but the state?",
    by: "one step from a known state, all settings printed",
    family: "comparison",
  },
];

/** What is left where all answers are "yes". */
export const REST = "It is rounding, or the seed";

/** Returns the text of a question, or what answers it. @param question from 1 */
export const questionText = (question: number, part: "text" | "by", words: Words): string =>
  words.named(`question.${question}.${part}`, QUESTIONS[question - 1][part]);

import { defineFigure } from "@/components/figure/figure";
import type { OptionsTable } from "@/lib/options/options";
import { QUESTIONS } from "./questions";

export const fiveQuestionsOptions = {
  question: {
    kind: "number",
    label: "Question",
    help: "Which question is open: below the map are the mistakes that a “no” leads to.",
    url: "question",
    min: 1,
    max: QUESTIONS.length,
    step: 1,
    default: 1,
  },
} as const satisfies OptionsTable;

export const figure = defineFigure({
  title: "How to bisect",
  caption: "Five questions, the cheapest first: each “no” leads to one family of mistakes.",
  chapter: "breaks",
  options: fiveQuestionsOptions,
});

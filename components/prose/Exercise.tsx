import type { ReactNode } from "react";
import { specIn } from "@/components/controls/tableWords";
import { definitionOf, wordsOf } from "@/components/figures/entries";
import type { Locale } from "@/lib/i18n/locales";
import { makeWords } from "@/lib/i18n/words";
import { ExerciseForm } from "./quiz/ExerciseForm";
import { readChoices } from "./quiz/numbers";
import { partsOf } from "./quiz/parts";

/** Attributes of an exercise; in MDX they are text. */
export interface ExerciseProps {
  /** Unique in the book: the key under which the browser stores that the exercise is solved. */
  readonly id: string;
  readonly kind?: "number" | "choice" | "setting";
  readonly unit?: string;
  /** Tolerance of a number, in per cent of the right number; 2 by default. */
  readonly tolerance?: string;
  /** Choices, separated by bars: "the weights | the gradients | the state". */
  readonly choices?: string;
  /** For a setting: name of a figure of the same page, and of its option. */
  readonly figure?: string;
  readonly option?: string;
  /** Language of the page; English by default. */
  readonly locale?: Locale;
  /** The question, a Hint if there is one, and an Answer that explains the solution. */
  readonly children: ReactNode;
}

/** Default tolerance, per cent. */
const TOLERANCE = "2";

/**
 * Shows an exercise that checks the answer itself: a number, a choice, or a setting to find in a figure.
 *
 * @param truth the right answer: a computed value as prose prints it, or the text of the right choice
 * @throws Error without an Answer, or for a setting of a figure or option that does not exist
 */
export async function Exercise({ truth, children, ...props }: ExerciseProps & { readonly truth: string }) {
  const { id, kind = "number", unit = "", tolerance = TOLERANCE, choices, figure = "", option = "" } = props;
  const { locale = "en" } = props;
  const asked = kind === "setting" ? (await definitionOf(figure))?.options[option] : undefined;
  if (kind === "setting" && !asked) {
    throw new Error(`The exercise "${id}" asks for an option that no figure has: ${figure}.${option}.`);
  }
  const list = wordsOf(figure, locale);
  const { question, hint, answer } = partsOf(id, children);
  return (
    <ExerciseForm
      id={id}
      kind={kind}
      truth={truth}
      unit={unit}
      tolerance={Number(tolerance) / 100}
      choices={readChoices(choices)}
      figure={figure}
      option={asked && list ? specIn(makeWords(locale, list), option, asked) : asked}
      question={question}
      hint={hint}
      answer={answer}
    />
  );
}

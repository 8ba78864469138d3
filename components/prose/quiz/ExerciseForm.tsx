"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/controls/Button";
import { usePageTranslate } from "@/components/controls/translation";
import { keyPrefix, readAddress } from "@/components/figure/address";
import type { PageKey } from "@/lib/i18n/en";
import { printedIn, typedIn } from "@/lib/i18n/numbers";
import { englishPage, type Translate } from "@/lib/i18n/translate";
import type { OptionSpec } from "@/lib/options/options";
import { ChoiceField, QuizForm, TypedField } from "./fields";
import { useAnswer } from "./memory";
import { isWithin, readPrinted, readTyped, trueChoice } from "./numbers";
import styles from "./quiz.module.css";

/** Props of the form of an exercise. */
export interface ExerciseFormProps {
  readonly id: string;
  readonly kind: "number" | "choice" | "setting";
  /** The right answer as prose prints it, or the text of the right choice. */
  readonly truth: string;
  readonly unit: string;
  /** Tolerance of a number, as a share of the right number. */
  readonly tolerance: number;
  readonly choices: readonly string[];
  /** For a setting: the id of a figure of this page, and the option. */
  readonly figure: string;
  readonly option?: OptionSpec;
  readonly question: ReactNode;
  readonly hint?: ReactNode;
  readonly answer: ReactNode;
}

/**
 * Shows a question and checks its answer. The response to a wrong answer says in which direction the right
 * answer is.
 */
export function ExerciseForm(props: ExerciseFormProps) {
  const t = usePageTranslate();
  const { id, kind, unit, choices, question, hint, answer } = props;
  const [solved, setSolved] = useAnswer(id);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<number | null>(null);
  const [feedback, setFeedback] = useState("");

  const check = (event: FormEvent) => {
    event.preventDefault();
    const given = kind === "choice" ? (chosen === null ? "" : choices[chosen]) : typed;
    const { right: isRight, sentence } =
      kind === "setting" ? assessSetting(props, t) : assess(props, given, t);
    setFeedback(sentence);
    if (isRight) setSolved("right");
  };
  return (
    <section className={styles.quiz} data-exercise={id}>
      <p className={styles.kind}>
        {t("quiz.exercise")}
        {solved && <span className={styles.solved}> ✓ {t("quiz.solved")}</span>}
      </p>
      {question}
      <QuizForm onSubmit={check}>
        {kind === "number" && (
          <TypedField label={t("quiz.yourAnswer")} unit={unit} value={typed} onType={setTyped} />
        )}
        {kind === "choice" && (
          <ChoiceField label={t("quiz.yourAnswer")} choices={choices} chosen={chosen} onChoose={setChosen} />
        )}
        <Button type="submit" main>
          {t(kind === "setting" ? "quiz.checkFigure" : "quiz.check")}
        </Button>
        <span role="status" className={styles.note}>
          {feedback}
        </span>
      </QuizForm>
      {hint && (
        <details className={styles.fold}>
          <summary>{t("quiz.hint")}</summary>
          {hint}
        </details>
      )}
      <details className={styles.fold}>
        <summary>{t("quiz.solution")}</summary>
        {answer}
      </details>
    </section>
  );
}

/** Whether an answer is right, and the response to it. */
interface Assessment {
  readonly right: boolean;
  readonly sentence: string;
}

const right = (t: Translate<PageKey>): Assessment => ({ right: true, sentence: t("quiz.right") });
const wrong = (sentence: string): Assessment => ({ right: false, sentence });

/** Assesses a typed number or the text of a choice. */
export function assess(
  props: Pick<ExerciseFormProps, "kind" | "truth" | "unit" | "tolerance" | "choices">,
  given: string,
  t: Translate<PageKey> = englishPage,
): Assessment {
  const { kind, truth, unit, tolerance, choices } = props;
  if (kind === "choice") {
    if (given === "") return wrong(t("quiz.chooseFirst"));
    return given === choices[trueChoice(choices, truth)] ? right(t) : wrong(t("quiz.notThis"));
  }
  const answer = readTyped(typedIn(t.locale, given), unit);
  const exact = readPrinted(truth);
  if (Number.isNaN(answer)) return wrong(t("quiz.typeNumber"));
  if (isWithin(answer, exact, tolerance)) return right(t);
  return wrong(t(answer > exact ? "quiz.tooHigh" : "quiz.tooLow"));
}

/**
 * Assesses the option of a figure. Its value is read from the address of the page, which figures keep up to
 * date.
 */
function assessSetting({ figure, option, truth }: ExerciseFormProps, t: Translate<PageKey>): Assessment {
  if (!option) return wrong(t("quiz.notOnPage"));
  const prefix = keyPrefix(figure, false);
  const now = readAddress({ option }, window.location.search, prefix).values.option;
  const { label, choices } = { choices: [], ...option };
  if (String(now) === truth || Number(now) === readPrinted(truth)) return right(t);
  const shown = [...choices].find(({ value }) => value === now)?.label ?? String(now);
  return wrong(t("quiz.settingNow", { label, value: printedIn(t.locale, shown) }));
}

"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/controls/Button";
import { keyPrefix, readAddress } from "@/components/figure/address";
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
  const { id, kind, unit, choices, question, hint, answer } = props;
  const [solved, setSolved] = useAnswer(id);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<number | null>(null);
  const [feedback, setFeedback] = useState("");

  const check = (event: FormEvent) => {
    event.preventDefault();
    const given = kind === "choice" ? (chosen === null ? "" : choices[chosen]) : typed;
    const { right, sentence } = kind === "setting" ? assessSetting(props) : assess(props, given);
    setFeedback(sentence);
    if (right) setSolved("right");
  };
  return (
    <section className={styles.quiz} data-exercise={id}>
      <p className={styles.kind}>Exercise{solved && <span className={styles.solved}> ✓ solved</span>}</p>
      {question}
      <QuizForm onSubmit={check}>
        {kind === "number" && <TypedField label="Your answer" unit={unit} value={typed} onType={setTyped} />}
        {kind === "choice" && (
          <ChoiceField label="Your answer" choices={choices} chosen={chosen} onChoose={setChosen} />
        )}
        <Button type="submit" main>
          {kind === "setting" ? "Check the figure" : "Check"}
        </Button>
        <span role="status" className={styles.note}>
          {feedback}
        </span>
      </QuizForm>
      {hint && (
        <details className={styles.fold}>
          <summary>Hint</summary>
          {hint}
        </details>
      )}
      <details className={styles.fold}>
        <summary>Solution</summary>
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

const RIGHT: Assessment = { right: true, sentence: "Right." };
const wrong = (sentence: string): Assessment => ({ right: false, sentence });

/** Assesses a typed number or the text of a choice. */
export function assess(
  props: Pick<ExerciseFormProps, "kind" | "truth" | "unit" | "tolerance" | "choices">,
  given: string,
) {
  const { kind, truth, unit, tolerance, choices } = props;
  if (kind === "choice") {
    if (given === "") return wrong("Choose one first.");
    return given === choices[trueChoice(choices, truth)] ? RIGHT : wrong("Not this one. Try another.");
  }
  const answer = readTyped(given, unit);
  const exact = readPrinted(truth);
  if (Number.isNaN(answer)) return wrong("Please type one number, such as 12 or 0.5.");
  if (isWithin(answer, exact, tolerance)) return RIGHT;
  return wrong(answer > exact ? "Not yet: that is too high." : "Not yet: that is too low.");
}

/**
 * Assesses the option of a figure. Its value is read from the address of the page, which figures keep up to
 * date.
 */
function assessSetting({ figure, option, truth }: ExerciseFormProps): Assessment {
  if (!option) return wrong("The figure is not on this page.");
  const prefix = keyPrefix(figure, false);
  const now = readAddress({ option }, window.location.search, prefix).values.option;
  const { label, choices } = { choices: [], ...option };
  if (String(now) === truth || Number(now) === readPrinted(truth)) return RIGHT;
  const shown = [...choices].find(({ value }) => value === now)?.label ?? String(now);
  return wrong(`Not yet: in the figure, “${label}” is now ${shown}.`);
}

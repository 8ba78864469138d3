"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/controls/Button";
import { keyPrefix, readAddress } from "@/components/figure/address";
import type { OptionSpec } from "@/lib/options/options";
import { ChoiceField } from "./ChoiceField";
import { useAnswer } from "./memory";
import { readPrinted, readTyped, trueChoice } from "./numbers";
import { QuizForm } from "./QuizForm";
import styles from "./quiz.module.css";
import { isWithin } from "./score";
import { TypedField } from "./TypedField";

export interface ExerciseFormProps {
  readonly id: string;
  readonly kind: "number" | "choice" | "setting";
  /** The right answer as prose prints it, or the words of the right choice. */
  readonly truth: string;
  readonly unit: string;
  /** How far off a number may be, as a share of the right one. */
  readonly tolerance: number;
  readonly choices: readonly string[];
  /** For a setting: the id of a figure of this page, and the option. */
  readonly figure: string;
  readonly option?: OptionSpec;
  readonly question: ReactNode;
  readonly hint?: ReactNode;
  readonly answer: ReactNode;
}

/** A question that checks itself. A wrong answer says which way to look; nothing is counted. */
export function ExerciseForm(props: ExerciseFormProps) {
  const { id, kind, unit, choices, question, hint, answer } = props;
  const [solved, setSolved] = useAnswer(id);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<number | null>(null);
  const [word, setWord] = useState("");

  const check = (event: FormEvent) => {
    event.preventDefault();
    const said = kind === "choice" ? (chosen === null ? "" : choices[chosen]) : typed;
    const { right, sentence } = kind === "setting" ? judgeSetting(props) : judge(props, said);
    setWord(sentence);
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
          {word}
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

interface Judgement {
  readonly right: boolean;
  readonly sentence: string;
}

const RIGHT: Judgement = { right: true, sentence: "Right." };
const wrong = (sentence: string): Judgement => ({ right: false, sentence });

/** What there is to say about an answer. */
export function judge(
  props: Pick<ExerciseFormProps, "kind" | "truth" | "unit" | "tolerance" | "choices">,
  said: string,
) {
  const { kind, truth, unit, tolerance, choices } = props;
  if (kind === "choice") {
    if (said === "") return wrong("Choose one first.");
    return said === choices[trueChoice(choices, truth)] ? RIGHT : wrong("Not this one. Try another.");
  }
  const answer = readTyped(said, unit);
  const exact = readPrinted(truth);
  if (Number.isNaN(answer)) return wrong("Please type one number, such as 12 or 0.5.");
  if (isWithin(answer, exact, tolerance)) return RIGHT;
  return wrong(answer > exact ? "Not yet: that is too high." : "Not yet: that is too low.");
}

/** The figure's option as the address of this page has it; figures keep it in step. */
function judgeSetting({ figure, option, truth }: ExerciseFormProps): Judgement {
  if (!option) return wrong("The figure is not here.");
  const prefix = keyPrefix(figure, false);
  const now = readAddress({ option }, window.location.search, prefix).values.option;
  const { label, choices } = { choices: [], ...option };
  if (String(now) === truth || Number(now) === readPrinted(truth)) return RIGHT;
  const shown = [...choices].find(({ value }) => value === now)?.label ?? String(now);
  return wrong(`Not yet: in the figure, “${label}” is now ${shown}.`);
}

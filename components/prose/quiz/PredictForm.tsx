"use client";

import { type FormEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { Button } from "@/components/controls/Button";
import { Slider } from "@/components/controls/Slider";
import { stopsOf } from "@/components/controls/stops";
import { usePageTranslate } from "@/components/controls/translation";
import { printedIn, typedIn } from "@/lib/i18n/numbers";
import { ChoiceField, QuizForm, TypedField } from "./fields";
import { useAnswer } from "./memory";
import { readTyped, trueChoice, withUnit } from "./numbers";
import { ChosenResult, NumberResult } from "./PredictResult";
import styles from "./quiz.module.css";

/** Props of the form of a prediction. */
export interface PredictFormProps {
  readonly id: string;
  readonly kind: "slider" | "number" | "choice";
  /** The true value as prose prints it. */
  readonly truth: string;
  readonly unit: string;
  readonly choices: readonly string[];
  /** Range of the slider. */
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly scale: "linear" | "log";
  readonly question: ReactNode;
  readonly answer: ReactNode;
}

/** Asks for a guess and shows, after it, the true value and how far off the guess was. */
export function PredictForm(props: PredictFormProps) {
  const t = usePageTranslate();
  const { id, kind, truth, unit, choices, question, answer } = props;
  const [given, setGiven] = useAnswer(id);
  const quiz = useRef<HTMLElement>(null);
  const result = useRef<HTMLDivElement>(null);
  const commit = (guess: string) => {
    setGiven(guess);
    // The form disappears; without this the focus would move to the top of the page.
    requestAnimationFrame(() => result.current?.focus());
  };
  const guessAgain = () => {
    setGiven(null);
    requestAnimationFrame(() => quiz.current?.querySelector("input")?.focus());
  };
  return (
    <section ref={quiz} className={styles.quiz} data-predict={id}>
      <p className={styles.kind}>{t("quiz.predict")}</p>
      {question}
      {given === null && <Guess {...props} onCommit={commit} />}
      {given !== null && (
        <div ref={result} tabIndex={-1} className={styles.result} data-result>
          {kind === "choice" ? (
            <ChosenResult given={given} right={choices[trueChoice(choices, truth)]} />
          ) : (
            <NumberResult
              given={Number(given)}
              truth={truth}
              unit={unit}
              ends={kind === "slider" ? [props.min, props.max] : []}
            />
          )}
          <Button small className="screen-only" onClick={guessAgain}>
            {t("quiz.again")}
          </Button>
        </div>
      )}
      {/* On paper and without scripts readers cannot answer, so that the answer is not hidden there. */}
      <div className={styles.answer} data-hidden={given === null || undefined}>
        {given === null && <p>{t("quiz.answer", { answer: withUnit(printedIn(t.locale, truth), unit) })}</p>}
        {answer}
      </div>
    </section>
  );
}

/** Shows the form that takes a guess: a slider, a text field or choices. */
function Guess(props: PredictFormProps & { readonly onCommit: (guess: string) => void }) {
  const t = usePageTranslate();
  const { kind, unit, choices, min, max, step, scale, onCommit } = props;
  const stops = useMemo(
    () =>
      stopsOf({
        kind: "number",
        label: t("quiz.yourGuess"),
        help: "",
        url: "guess",
        min,
        max,
        step,
        scale,
        default: min,
      }),
    [min, max, step, scale, t],
  );
  // The slider starts at one end and must be moved: a start in the middle would suggest an answer.
  const [position, setPosition] = useState<number | null>(null);
  const at = position ?? 0;
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<number | null>(null);
  const [note, setNote] = useState("");

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (kind === "slider") {
      return position === null ? setNote(t("quiz.moveFirst")) : onCommit(String(stops[position]));
    }
    if (kind === "choice")
      return chosen === null ? setNote(t("quiz.chooseFirst")) : onCommit(choices[chosen]);
    const guess = readTyped(typedIn(t.locale, typed), unit);
    return Number.isNaN(guess) ? setNote(t("quiz.typeNumber")) : onCommit(String(guess));
  };
  return (
    <QuizForm onSubmit={send}>
      {kind === "slider" && (
        <div className={styles.slider}>
          <Slider
            label={t("quiz.yourGuess")}
            count={stops.length}
            position={at}
            text={withUnit(printedIn(t.locale, String(stops[at])), unit)}
            onChange={setPosition}
          />
        </div>
      )}
      {kind === "number" && (
        <TypedField label={t("quiz.yourGuess")} unit={unit} value={typed} onType={setTyped} />
      )}
      {kind === "choice" && (
        <ChoiceField label={t("quiz.yourGuess")} choices={choices} chosen={chosen} onChoose={setChosen} />
      )}
      <Button type="submit" main>
        {t("quiz.send")}
      </Button>
      <span role="status" className={styles.note}>
        {note}
      </span>
    </QuizForm>
  );
}

"use client";

import { type FormEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { Button } from "@/components/controls/Button";
import { Slider } from "@/components/controls/Slider";
import { stopsOf } from "@/components/controls/stops";
import { ChoiceField } from "./ChoiceField";
import { GuessLine } from "./GuessLine";
import { useAnswer } from "./memory";
import { readPrinted, readTyped, trueChoice, withUnit } from "./numbers";
import { QuizForm } from "./QuizForm";
import styles from "./quiz.module.css";
import { scoreGuess } from "./score";
import { TypedField } from "./TypedField";

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

/** The moment before a finding: a guess that counts, then the true value and how far off the guess was. */
export function PredictForm(props: PredictFormProps) {
  const { id, kind, truth, unit, choices, question, answer } = props;
  const [given, give] = useAnswer(id);
  const result = useRef<HTMLDivElement>(null);
  const commit = (guess: string) => {
    give(guess);
    // The form disappears; without this the keyboard would start again at the top of the page.
    requestAnimationFrame(() => result.current?.focus());
  };
  return (
    <section className={styles.quiz} data-predict={id}>
      <p className={styles.kind}>Predict first</p>
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
          <Button small className="screen-only" onClick={() => give(null)}>
            Guess again
          </Button>
        </div>
      )}
      {/* On paper and without scripts nothing can be answered, so nothing is hidden. */}
      <div className={styles.answer} data-hidden={given === null || undefined}>
        {given === null && <p>The answer: {withUnit(truth, unit)}.</p>}
        {answer}
      </div>
    </section>
  );
}

function Guess(props: PredictFormProps & { readonly onCommit: (guess: string) => void }) {
  const { kind, unit, choices, min, max, step, scale, onCommit } = props;
  const stops = useMemo(
    () =>
      stopsOf({
        kind: "number",
        label: "Your guess",
        help: "",
        url: "guess",
        min,
        max,
        step,
        scale,
        default: min,
      }),
    [min, max, step, scale],
  );
  // It starts at one end and must be moved: a slider in the middle would be a suggestion.
  const [position, setPosition] = useState<number | null>(null);
  const at = position ?? 0;
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<number | null>(null);
  const [note, setNote] = useState("");

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (kind === "slider") {
      return position === null ? setNote("Move the slider first.") : onCommit(String(stops[position]));
    }
    if (kind === "choice") return chosen === null ? setNote("Choose one first.") : onCommit(choices[chosen]);
    const guess = readTyped(typed, unit);
    return Number.isNaN(guess)
      ? setNote("Please type one number, such as 12 or 0.5.")
      : onCommit(String(guess));
  };
  return (
    <QuizForm onSubmit={send}>
      {kind === "slider" && (
        <div className={styles.slider}>
          <Slider
            label="Your guess"
            count={stops.length}
            position={at}
            text={withUnit(String(stops[at]), unit)}
            onChange={setPosition}
          />
        </div>
      )}
      {kind === "number" && <TypedField label="Your guess" unit={unit} value={typed} onType={setTyped} />}
      {kind === "choice" && (
        <ChoiceField label="Your guess" choices={choices} chosen={chosen} onChoose={setChosen} />
      )}
      <Button type="submit" main>
        That is my guess
      </Button>
      <span role="status" className={styles.note}>
        {note}
      </span>
    </QuizForm>
  );
}

function ChosenResult({ given, right }: { readonly given: string; readonly right: string }) {
  return (
    <p className={styles.verdict}>
      {given === right ? (
        <>
          You said <b>{given}</b>, and so it is.
        </>
      ) : (
        <>
          You said <b>{given}</b>. It is <b>{right}</b>.
        </>
      )}
    </p>
  );
}

interface NumberResultProps {
  readonly given: number;
  readonly truth: string;
  readonly unit: string;
  /** Range of the slider, where there was one. */
  readonly ends: readonly number[];
}

function NumberResult({ given, truth, unit, ends }: NumberResultProps) {
  const exact = readPrinted(truth);
  const { close, verdict } = scoreGuess(given, exact, unit);
  return (
    <>
      <p className={styles.verdict}>
        You said <b>{withUnit(String(given), unit)}</b>. It is <b>{withUnit(truth, unit)}</b>. Your guess is{" "}
        {verdict}
        {close && ", which is close"}.
      </p>
      <GuessLine guess={given} truth={exact} ends={ends} />
    </>
  );
}

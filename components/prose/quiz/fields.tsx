"use client";

import { type FormEvent, type ReactNode, useId, useSyncExternalStore } from "react";
import { usePageTranslate } from "@/components/controls/translation";
import styles from "./quiz.module.css";

/** Subscribes to nothing: hydration happens once. */
const never = () => () => {};

/**
 * Shows the form of an answer. Its fields are disabled until the page is hydrated: before that, Enter would
 * submit the form without scripts, and the page would reload without the answer.
 */
export function QuizForm(props: { onSubmit: (event: FormEvent) => void; children: ReactNode }) {
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <form className={`needs-script screen-only ${styles.form}`} onSubmit={props.onSubmit}>
      <fieldset className={styles.fields} disabled={!hydrated}>
        {props.children}
      </fieldset>
    </form>
  );
}

interface ChoiceFieldProps {
  /** Name of the group for screen readers. */
  readonly label: string;
  readonly choices: readonly string[];
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
}

/** Shows choices as native radio buttons, which have the usual keyboard control. */
export function ChoiceField({ label, choices, chosen, onChoose }: ChoiceFieldProps) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{label}</legend>
      {choices.map((choice, i) => (
        <label key={choice} className={styles.choice}>
          <input type="radio" name={name} checked={chosen === i} onChange={() => onChoose(i)} />
          <span>{choice}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface TypedFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly onType: (raw: string) => void;
}

/** Shows a text field for a number, with its unit. The form checks the text when it is submitted. */
export function TypedField({ label, unit, value, onType }: TypedFieldProps) {
  const t = usePageTranslate();
  const id = useId();
  return (
    <span className={styles.typed}>
      <label htmlFor={id} className="visually-hidden">
        {unit ? t("quiz.inUnit", { label, unit }) : label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={value}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      {unit && <span aria-hidden="true">{unit}</span>}
    </span>
  );
}

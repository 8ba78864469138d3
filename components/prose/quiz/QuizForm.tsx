"use client";

import { type FormEvent, type ReactNode, useSyncExternalStore } from "react";
import styles from "./quiz.module.css";

const never = () => () => {};

/**
 * The form around an answer. It takes none until the page's scripts are at work: before that, Enter would send the
 * form as a form without scripts does, and the page would load anew without the answer.
 */
export function QuizForm(props: { onSubmit: (event: FormEvent) => void; children: ReactNode }) {
  const awake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <form className={`needs-script screen-only ${styles.form}`} onSubmit={props.onSubmit}>
      <fieldset className={styles.fields} disabled={!awake}>
        {props.children}
      </fieldset>
    </form>
  );
}

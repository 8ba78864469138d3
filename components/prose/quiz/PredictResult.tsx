import { readPrinted, scoreGuess, withUnit } from "./numbers";
import styles from "./quiz.module.css";

/** Shows the chosen answer and the right one. */
export function ChosenResult({ given, right }: { readonly given: string; readonly right: string }) {
  return (
    <p className={styles.comparison}>
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
  /** Ends of the slider; empty for a typed guess. */
  readonly ends: readonly number[];
}

/** Shows the guess, the true value and their distance, in words and on a line. */
export function NumberResult({ given, truth, unit, ends }: NumberResultProps) {
  const exact = readPrinted(truth);
  const { close, comparison } = scoreGuess(given, exact, unit);
  return (
    <>
      <p className={styles.comparison}>
        You said <b>{withUnit(String(given), unit)}</b>. It is <b>{withUnit(truth, unit)}</b>. Your guess is{" "}
        {comparison}
        {close && ", which is close"}.
      </p>
      <GuessLine guess={given} truth={exact} ends={ends} />
    </>
  );
}

interface GuessLineProps {
  readonly guess: number;
  readonly truth: number;
  /** Values that the line includes. */
  readonly ends: readonly number[];
}

/**
 * Draws guess and true value on a line that includes 0. Hidden from screen readers, since the sentence above
 * says the same.
 */
function GuessLine({ guess, truth, ends }: GuessLineProps) {
  const low = Math.min(0, guess, truth, ...ends);
  const high = Math.max(0, guess, truth, ...ends);
  const share = (value: number) => (high > low ? (value - low) / (high - low) : 0);
  return (
    <div className={styles.line} aria-hidden="true">
      <Mark at={share(guess)} name="you" />
      <Mark at={share(truth)} name="true" />
    </div>
  );
}

function Mark({ at, name }: { readonly at: number; readonly name: "you" | "true" }) {
  return (
    <span
      className={styles.mark}
      data-mark={name}
      data-end={at > 0.5 || undefined}
      style={{ left: `${100 * at}%` }}
    >
      <span>{name}</span>
    </span>
  );
}

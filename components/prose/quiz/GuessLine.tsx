import styles from "./quiz.module.css";

interface Props {
  readonly guess: number;
  readonly truth: number;
  /** What the line must reach at least. */
  readonly ends: readonly number[];
}

/** Guess and truth on one line from 0, so that the distance can be seen. The sentence above says the same. */
export function GuessLine({ guess, truth, ends }: Props) {
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

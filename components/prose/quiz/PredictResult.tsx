import { Rich } from "@/components/controls/Rich";
import { usePageTranslate } from "@/components/controls/translation";
import { printedIn } from "@/lib/i18n/numbers";
import { readPrinted, scoreGuess, withUnit } from "./numbers";
import styles from "./quiz.module.css";

/** Shows the chosen answer and the right one. */
export function ChosenResult({ given, right }: { readonly given: string; readonly right: string }) {
  const t = usePageTranslate();
  return (
    <p className={styles.comparison}>
      <Rich
        t={t}
        message={given === right ? "quiz.saidRight" : "quiz.saidWrong"}
        values={{ given: <b>{given}</b>, right: <b>{right}</b> }}
      />
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
  const t = usePageTranslate();
  const exact = readPrinted(truth);
  const { close, comparison } = scoreGuess(given, exact, unit, t);
  const shown = (text: string) => <b>{withUnit(printedIn(t.locale, text), unit)}</b>;
  return (
    <>
      <p className={styles.comparison}>
        <Rich
          t={t}
          message="quiz.saidNumber"
          values={{
            given: shown(String(given)),
            right: shown(truth),
            comparison: close ? t("quiz.close", { comparison }) : comparison,
          }}
        />
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
  const t = usePageTranslate();
  const share = (value: number) => (high > low ? (value - low) / (high - low) : 0);
  return (
    <div className={styles.line} aria-hidden="true">
      <Mark at={share(guess)} name="you" label={t("quiz.you")} />
      <Mark at={share(truth)} name="true" label={t("quiz.true")} />
    </div>
  );
}

interface MarkProps {
  readonly at: number;
  readonly name: "you" | "true";
  readonly label: string;
}

function Mark({ at, name, label }: MarkProps) {
  return (
    <span
      className={styles.mark}
      data-mark={name}
      data-end={at > 0.5 || undefined}
      style={{ left: `${100 * at}%` }}
    >
      <span>{label}</span>
    </span>
  );
}

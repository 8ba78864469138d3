import { useId } from "react";
import styles from "./quiz.module.css";

interface Props {
  /** For readers who hear the group: what is chosen. */
  readonly label: string;
  readonly choices: readonly string[];
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
}

/** One of a few: native radio buttons, so arrows and Tab do what they do everywhere. */
export function ChoiceField({ label, choices, chosen, onChoose }: Props) {
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

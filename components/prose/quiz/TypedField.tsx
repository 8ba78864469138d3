import { useId } from "react";
import styles from "./quiz.module.css";

interface Props {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly onType: (raw: string) => void;
}

/** A number to type, with its unit beside it. What was typed is judged when the form is sent. */
export function TypedField({ label, unit, value, onType }: Props) {
  const id = useId();
  return (
    <span className={styles.typed}>
      <label htmlFor={id} className="visually-hidden">
        {unit ? `${label}, in ${unit}` : label}
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

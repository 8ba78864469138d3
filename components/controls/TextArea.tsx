import { type KeyboardEvent, useId } from "react";
import styles from "./controls.module.css";

export interface TextAreaProps {
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Undo inside the text is the browser's: the cell around it must not take back more than was typed. */
export function keepUndo(event: KeyboardEvent): void {
  if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) event.stopPropagation();
}

/** Several lines of text to type or paste. */
export function TextArea({ label, help, placeholder, value, onChange }: TextAreaProps) {
  const id = useId();
  return (
    <div className={styles.control} title={help}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.area}
        rows={3}
        spellCheck={false}
        autoComplete="off"
        placeholder={placeholder}
        value={value}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={keepUndo}
      />
      {help && (
        <span id={`${id}-help`} className="visually-hidden">
          {help}
        </span>
      )}
    </div>
  );
}

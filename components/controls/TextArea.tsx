import { type KeyboardEvent, useId } from "react";
import styles from "./controls.module.css";
import { Help, helpId } from "./Help";

interface TextAreaProps {
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Keeps Undo inside the text to the browser: the cell around it must not undo more than the typed text. */
export function keepUndo(event: KeyboardEvent): void {
  if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) event.stopPropagation();
}

/** A field for several lines of text. */
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
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        placeholder={placeholder}
        value={value}
        aria-describedby={helpId(id, help)}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={keepUndo}
      />
      <Help id={id} help={help} />
    </div>
  );
}

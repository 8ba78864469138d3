import { useId } from "react";
import styles from "./controls.module.css";

export interface ToggleProps {
  readonly label: string;
  readonly help?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** On or off: a native checkbox that says it is a switch. */
export function Toggle({ label, help, value, onChange }: ToggleProps) {
  const id = useId();
  return (
    <div className={styles.control} title={help}>
      <label className={styles.toggle}>
        <input
          type="checkbox"
          role="switch"
          checked={value}
          aria-checked={value}
          aria-describedby={help ? `${id}-help` : undefined}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {help && (
        <span id={`${id}-help`} className="visually-hidden">
          {help}
        </span>
      )}
    </div>
  );
}

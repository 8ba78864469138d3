import { type KeyboardEvent, useId, useState } from "react";
import { numberTyped } from "@/lib/i18n/numbers";
import type { Checked } from "@/lib/options/options";
import styles from "./controls.module.css";
import { Help, helpId } from "./Help";
import { useTranslate } from "./useTranslate";

interface NumberFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly unit?: string;
  readonly value: number;
  /** Step of an arrow key. */
  readonly step?: number;
  /** Brings the typed text, a number in the English notation, into range; its note is shown under the field. */
  readonly check: (raw: string) => Checked;
  readonly onChange: (value: number) => void;
}

/**
 * A field for a number in the notation of the page, for seeds and exact values. The number is taken over on Enter or
 * on leaving the field.
 */
export function NumberField({ label, help, unit, value, step = 1, check, onChange }: NumberFieldProps) {
  const id = useId();
  const t = useTranslate();
  const [draft, setDraft] = useState<string | null>(null);
  const [note, setNote] = useState("");

  const take = (raw: string) => {
    const checked = check(numberTyped(t.locale, raw));
    setDraft(null);
    setNote(checked.note ?? "");
    if (checked.value !== value) onChange(checked.value as number);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && draft !== null) take(draft);
    if (event.key === "Escape" && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      const moved = value + (event.key === "ArrowUp" ? step : -step);
      // An arrow key at the end of the range has no effect and writes no note.
      const { value: safe } = check(String(moved));
      setDraft(null);
      setNote("");
      if (safe !== value) onChange(safe as number);
    }
  };
  return (
    <div className={styles.control} title={help}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {unit ? ` (${unit})` : ""}
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className={styles.field}
        value={draft ?? t.print(String(value))}
        aria-describedby={helpId(id, help)}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => draft !== null && take(draft)}
        onKeyDown={onKeyDown}
      />
      <Help id={id} help={help} />
      <span role="status" className={styles.note}>
        {note}
      </span>
    </div>
  );
}

import { useId } from "react";
import type { Choice } from "@/lib/options/options";
import styles from "./controls.module.css";
import { Help, helpId } from "./Help";

interface PickerProps<V extends string | number> {
  readonly label: string;
  /** Language of the label where it is not that of the page. */
  readonly labelLanguage?: string;
  readonly help?: string;
  readonly choices: readonly Choice<V>[];
  /** Returns the language of a choice's label where it is not that of the page. */
  readonly languageOf?: (value: V) => string | undefined;
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** Largest number of choices that stand side by side; more go into a list. */
const SIDE_BY_SIDE = 4;
/**
 * Largest number of letters that fit one column of a panel: of all choices that stand side by side, or of the longest choice
 * of a list. More take two columns.
 */
const ONE_COLUMN = 36;
/** Space around the words of a choice, in letters. */
const AROUND = 5;

/** A choice of one: a row of radio buttons for few choices, a native list for many. */
export function Picker<V extends string | number>(props: PickerProps<V>) {
  return props.choices.length <= SIDE_BY_SIDE ? <Segments {...props} /> : <List {...props} />;
}

function Segments<V extends string | number>(props: PickerProps<V>) {
  const { label, labelLanguage, help, choices, languageOf, value, onChange } = props;
  const id = useId();
  const letters = choices.reduce((sum, choice) => sum + choice.label.length + AROUND, 0);
  return (
    <fieldset
      className={styles.control}
      title={help}
      aria-describedby={helpId(id, help)}
      data-wide={letters > ONE_COLUMN || undefined}
    >
      <legend className={styles.label} lang={labelLanguage}>
        {label}
      </legend>
      <div className={styles.segments}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.segment}>
            <input
              type="radio"
              name={id}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span dir="auto" lang={languageOf?.(choice.value)}>
              {choice.label}
            </span>
          </label>
        ))}
      </div>
      <Help id={id} help={help} />
    </fieldset>
  );
}

function List<V extends string | number>(props: PickerProps<V>) {
  const { label, labelLanguage, help, choices, languageOf, value, onChange } = props;
  const id = useId();
  const letters = Math.max(...choices.map((choice) => choice.label.length));
  return (
    <div className={styles.control} title={help} data-wide={letters > ONE_COLUMN || undefined}>
      <label htmlFor={id} className={styles.label} lang={labelLanguage}>
        {label}
      </label>
      <select
        id={id}
        className={styles.field}
        value={choices.findIndex((choice) => choice.value === value)}
        aria-describedby={helpId(id, help)}
        onChange={(event) => onChange(choices[Number(event.currentTarget.value)].value)}
      >
        {choices.map((choice, i) => (
          <option key={choice.value} value={i} dir="auto" lang={languageOf?.(choice.value)}>
            {choice.label}
          </option>
        ))}
      </select>
      <Help id={id} help={help} />
    </div>
  );
}

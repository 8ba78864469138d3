import { type CSSProperties, useId } from "react";
import styles from "./controls.module.css";
import { Icon } from "./Icon";

export interface SliderProps {
  readonly label: string;
  /** One sentence: what changes. Read out as the control's description, shown on hover. */
  readonly help?: string;
  /** How many positions there are, and which one the slider stands at, from 0. */
  readonly count: number;
  readonly position: number;
  /** Position to which a double click or the small button returns; none if there is no such place. */
  readonly home?: number;
  /** The value in words and unit, as the reader should see and hear it. */
  readonly text: string;
  readonly onChange: (position: number) => void;
}

/**
 * A native range input over numbered positions. What the positions mean is the caller's matter, so that linear,
 * logarithmic and chosen stops are one thing here. Arrows, PageUp, Home and End are the browser's.
 */
export function Slider({ label, help, count, position, home, text, onChange }: SliderProps) {
  const id = useId();
  const away = home !== undefined && position !== home;
  const share = count > 1 ? position / (count - 1) : 0;
  return (
    <div className={styles.control} title={help}>
      <div className={styles.line}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        <output htmlFor={id} className={styles.value}>
          {text}
        </output>
        <button
          type="button"
          className={styles.home}
          style={{ visibility: away ? "visible" : "hidden" }}
          title={`Back to the default of ${label}`}
          onClick={() => home !== undefined && onChange(home)}
        >
          <Icon name="reset" />
          <span className="visually-hidden">Back to the default of {label}</span>
        </button>
      </div>
      <input
        id={id}
        type="range"
        className={styles.range}
        style={{ "--share": share } as CSSProperties}
        min={0}
        max={count - 1}
        step={1}
        value={position}
        aria-valuetext={text}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        onDoubleClick={() => home !== undefined && onChange(home)}
      />
      {help && (
        <span id={`${id}-help`} className="visually-hidden">
          {help}
        </span>
      )}
    </div>
  );
}

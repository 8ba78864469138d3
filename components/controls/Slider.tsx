import { type CSSProperties, useId, useRef } from "react";
import styles from "./controls.module.css";
import { Help, helpId } from "./Help";
import { Icon } from "./Icon";
import { usePageTranslate } from "./translation";

interface SliderProps {
  readonly label: string;
  /** One sentence about the effect. Screen readers read it as the description; it is shown on hover. */
  readonly help?: string;
  /** Number of positions, and the position of the slider, from 0. */
  readonly count: number;
  readonly position: number;
  /** Position to which a double click or the small button returns. */
  readonly home?: number;
  /** The value with its unit, as it is shown and read out. */
  readonly text: string;
  readonly onChange: (position: number) => void;
}

/**
 * A native range input over numbered positions. Their meaning is left to the caller, so that linear,
 * logarithmic and chosen stops need no difference here. The browser handles arrows, Page up, Home and End.
 */
export function Slider({ label, help, count, position, home, text, onChange }: SliderProps) {
  const id = useId();
  const t = usePageTranslate();
  const back = t("control.backToDefault", { label });
  const away = home !== undefined && position !== home;
  const input = useRef<HTMLInputElement>(null);
  const goHome = () => {
    if (home === undefined) return;
    onChange(home);
    // The button is hidden now, which would lose the focus.
    input.current?.focus();
  };
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
          title={back}
          onClick={goHome}
        >
          <Icon name="reset" />
          <span className="visually-hidden">{back}</span>
        </button>
      </div>
      <input
        ref={input}
        id={id}
        type="range"
        className={styles.range}
        style={{ "--share": share } as CSSProperties}
        min={0}
        max={count - 1}
        step={1}
        value={position}
        aria-valuetext={text}
        aria-describedby={helpId(id, help)}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        onDoubleClick={() => home !== undefined && onChange(home)}
      />
      <Help id={id} help={help} />
    </div>
  );
}

import styles from "./controls.module.css";
import { Icon } from "./Icon";

export interface RunButtonsProps {
  readonly running: boolean;
  readonly onStart: () => void;
  readonly onPause: () => void;
  /** A single step; left out where there is no such thing. */
  readonly onStep?: () => void;
  readonly onReset?: () => void;
  /** Nothing can be started: still loading, or at its end. */
  readonly disabled?: boolean;
}

/**
 * Start, pause, step, reset. The first button changes its word with the state; a pressed state on top of that would
 * be read out as its opposite.
 */
export function RunButtons({ running, onStart, onPause, onStep, onReset, disabled }: RunButtonsProps) {
  return (
    <div className={styles.buttons}>
      <button
        type="button"
        className={styles.button}
        data-main=""
        disabled={disabled}
        onClick={running ? onPause : onStart}
      >
        <Icon name={running ? "pause" : "start"} />
        {running ? "Pause" : "Start"}
      </button>
      {onStep && (
        <button type="button" className={styles.button} disabled={disabled || running} onClick={onStep}>
          <Icon name="step" />
          Step
        </button>
      )}
      {onReset && (
        <button type="button" className={styles.button} onClick={onReset}>
          <Icon name="reset" />
          Reset
        </button>
      )}
    </div>
  );
}

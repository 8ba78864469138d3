import { useAnnouncedRun } from "./announcedRun";
import { Button } from "./Button";
import styles from "./controls.module.css";
import { Icon } from "./Icon";
import { useTranslate } from "./useTranslate";

interface RunButtonsProps {
  readonly running: boolean;
  readonly onStart: () => void;
  readonly onPause: () => void;
  /** A single step; left out where there is no such thing. */
  readonly onStep?: () => void;
  /** Does the steps that are missing up to a step, for a host page; no button calls it. */
  readonly onStepTo?: (step: number) => void;
  readonly onReset?: () => void;
  /** Nothing can be started: still loading, or at its end. */
  readonly disabled?: boolean;
}

/**
 * Start, pause, step, reset. The first button changes its word with the state; a pressed state on top of that
 * would be read out as its opposite.
 */
export function RunButtons({
  running,
  onStart,
  onPause,
  onStep,
  onStepTo,
  onReset,
  disabled = false,
}: RunButtonsProps) {
  const t = useTranslate();
  useAnnouncedRun({
    running,
    disabled,
    start: onStart,
    pause: onPause,
    step: onStep,
    stepTo: onStepTo,
    reset: onReset,
  });
  return (
    <div className={styles.buttons} data-run-buttons="">
      <Button main className={styles.start} disabled={disabled} onClick={running ? onPause : onStart}>
        <Icon name={running ? "pause" : "start"} />
        {t(running ? "control.pause" : "control.start")}
      </Button>
      {onStep && (
        <Button disabled={disabled || running} onClick={onStep}>
          <Icon name="step" />
          {t("control.step")}
        </Button>
      )}
      {onReset && (
        <Button onClick={onReset}>
          <Icon name="reset" />
          {t("control.reset")}
        </Button>
      )}
    </div>
  );
}

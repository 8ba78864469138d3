import { Control } from "@/components/controls/Control";
import { RunButtons } from "@/components/controls/RunButtons";
import { useTable } from "@/components/controls/words";
import { useWalk } from "@/components/live/useWalk";
import { STEPS } from "@/lib/jobs/outlier/size";
import { outlierInjectorOptions } from "./figure";
import styles from "./outlier-injector.module.css";

interface PlaybackProps {
  /** The step that is shown, from 1. */
  readonly step: number;
  /** Step of the outlier. */
  readonly at: number;
  readonly onStep: (step: number) => void;
  /** The moment that is shown: "m" or "r". */
  readonly state: string;
  readonly onState: (state: string) => void;
}

/** Time that a step is shown: slow enough to see how the codes recover. */
const STEP_MS = 50;

/**
 * Shows the buttons that play the steps from the one before the outlier, a slider over all steps, and a
 * choice of m or r.
 */
export function Playback({ step, at, onStep, state, onState }: PlaybackProps) {
  const table = useTable(outlierInjectorOptions);
  const before = at - 1;
  const { walking, start, pause, go } = useWalk({
    at: step,
    last: STEPS,
    from: before,
    msPerStep: STEP_MS,
    onMove: onStep,
  });
  return (
    <div className={styles.run}>
      <RunButtons
        running={walking}
        onStart={start}
        onPause={pause}
        onStep={() => go(step + 1)}
        onReset={() => go(before)}
      />
      <Control spec={table.step} value={step} onChange={(value) => go(Number(value))} />
      <Control spec={table.state} value={state} onChange={(value) => onState(String(value))} />
    </div>
  );
}

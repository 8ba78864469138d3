import { Control } from "@/components/controls/Control";
import { RunButtons } from "@/components/controls/RunButtons";
import { useWalk } from "@/components/live/useWalk";
import { STEPS } from "@/lib/jobs/outlier/size";
import { outlierInjectorOptions } from "./figure";
import styles from "./outlier-injector.module.css";

interface PlaybackProps {
  readonly step: number;
  /** Step of the outlier. */
  readonly at: number;
  readonly onStep: (step: number) => void;
  /** The moment that is looked at: m or r. */
  readonly state: string;
  readonly onState: (state: string) => void;
}

/** Slow enough to see the codes come back. */
const MS_A_STEP = 50;

/** Play, step, back to the step before the outlier, a slider over all steps, and which moment. */
export function Playback({ step, at, onStep, state, onState }: PlaybackProps) {
  const before = at - 1;
  const { walking, start, pause, go } = useWalk({
    at: step,
    last: STEPS,
    from: before,
    msPerStep: MS_A_STEP,
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
      <Control spec={outlierInjectorOptions.step} value={step} onChange={(value) => go(Number(value))} />
      <Control
        spec={outlierInjectorOptions.state}
        value={state}
        onChange={(value) => onState(String(value))}
      />
    </div>
  );
}

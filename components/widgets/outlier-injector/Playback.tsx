import { useEffect, useRef, useState } from "react";
import { Control } from "@/components/controls/Control";
import { RunButtons } from "@/components/controls/RunButtons";
import { STEPS } from "@/lib/experiment/outlier/size";
import { outlierInjectorOptions } from "./options";
import styles from "./view.module.css";

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
const STEPS_A_SECOND = 20;

/** Play, step, back to the step before the outlier, a slider over all steps, and which moment. */
export function Playback({ step, at, onStep, state, onState }: PlaybackProps) {
  const [playing, setPlaying] = useState(false);
  const now = useRef({ step, onStep });
  useEffect(() => {
    now.current = { step, onStep };
  });
  const ended = step >= STEPS;
  useEffect(() => {
    if (!playing || ended) return;
    const timer = setInterval(() => now.current.onStep(now.current.step + 1), 1000 / STEPS_A_SECOND);
    return () => clearInterval(timer);
  }, [playing, ended]);
  const moveTo = (goal: number) => {
    setPlaying(false);
    onStep(goal);
  };
  return (
    <div className={styles.run}>
      <RunButtons
        running={playing && !ended}
        onStart={() => {
          if (ended) onStep(at - 1);
          setPlaying(true);
        }}
        onPause={() => setPlaying(false)}
        onStep={() => moveTo(Math.min(STEPS, step + 1))}
        onReset={() => moveTo(at - 1)}
      />
      <Control spec={outlierInjectorOptions.step} value={step} onChange={(value) => moveTo(Number(value))} />
      <Control
        spec={outlierInjectorOptions.state}
        value={state}
        onChange={(value) => onState(String(value))}
      />
    </div>
  );
}

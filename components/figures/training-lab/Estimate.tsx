import { useMemo } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/controls/Button";
import type { LiveRun } from "@/components/live/run/useRun";
import { taskInfo } from "@/lib/tasks/catalog";
import type { RunConfig } from "@/lib/training/config";
import { estimateRun } from "@/lib/training/estimate";
import styles from "./training-lab.module.css";

interface Props {
  readonly live: LiveRun;
  readonly config: RunConfig;
  /** Back to the sizes that the task usually has. */
  readonly onUsual: () => void;
}

/** What the run of these options will take, before it is begun; and what to do if it does not fit. */
export function Estimate({ live: { store }, config, onUsual }: Props) {
  const limits = useStore(store, (state) => state.engine?.limits ?? null);
  const measured = useStore(store, (state) => state.measured);
  const calibrate = useStore(store, (state) => state.calibrate);
  const idle = useStore(store, ({ status }) => status === "ready" || status === "paused");
  const failed = useStore(store, ({ status }) => status === "failed");
  const { fits, sentence, secondsPerStep, atMost } = useMemo(
    () => estimateRun(taskInfo(config.task), config, limits, measured),
    [config, limits, measured],
  );
  return (
    <div className={styles.estimate} data-fits={fits}>
      <p role={fits ? undefined : "alert"} className={fits ? styles.note : styles.warn}>
        {sentence}
      </p>
      {fits && (secondsPerStep === undefined || atMost) && (
        <Button small disabled={!idle} onClick={() => calibrate(config)}>
          Time a few steps
        </Button>
      )}
      {(!fits || failed) && (
        <Button small onClick={onUsual}>
          Use the usual sizes
        </Button>
      )}
    </div>
  );
}

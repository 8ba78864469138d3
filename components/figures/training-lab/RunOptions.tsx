import { useMemo } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/controls/Button";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useWords } from "@/components/controls/words";
import type { FigureProps } from "@/components/figure/figure";
import { FoldingOptions } from "@/components/figure/MoreOptions";
import type { LiveRun } from "@/components/live/run/useRun";
import { say } from "@/lib/i18n/said";
import { taskInfo } from "@/lib/tasks/catalog";
import { taskSummary } from "@/lib/tasks/names";
import type { RunConfig } from "@/lib/training/config";
import { estimateRun } from "@/lib/training/estimate";
import { optionNames, sizeOptions, sizeValues, trainingLabOptions, USUAL } from "./figure";
import { messages } from "./messages";
import type { AllValues } from "./model";
import styles from "./training-lab.module.css";

interface OptionsProps {
  readonly values: AllValues;
  readonly onChange: FigureProps["onChange"];
}

/** Shows the controls of the task, of its own options, and of the sizes of the run. */
export function RunOptions({ values, onChange }: OptionsProps) {
  const t = useWords(messages);
  const info = taskInfo(values.task);
  const table = useMemo(() => ({ ...trainingLabOptions, ...sizeOptions(info, t) }), [info, t]);
  /** Resets sizes and rate when the task changes: those of one task rarely suit another. */
  const choose: FigureProps["onChange"] = (patch) =>
    onChange("task" in patch ? { width: USUAL, batch: USUAL, rate: 1, ...patch } : patch);
  return (
    <section className={styles.options} aria-label={t("lab.run.options")}>
      <FoldingOptions
        table={table}
        values={{ ...values, ...sizeValues(values) }}
        onChange={choose}
        names={["task", ...optionNames(info), "width", "batch", "rate", "steps", "seed"]}
        first={["task", "rate"]}
      />
      <p className={styles.note}>{taskSummary(info, t)}</p>
    </section>
  );
}

interface EstimateProps {
  readonly live: LiveRun;
  readonly config: RunConfig;
  /** Resets the sizes to those that the task usually has. */
  readonly onReset: () => void;
}

/**
 * Shows the memory and time that a run of these options needs, before it starts, and a way out if it does not
 * fit.
 */
export function RunEstimate({ live: { store }, config, onReset }: EstimateProps) {
  const t = useWords(messages);
  const limits = useStore(store, (state) => state.engine?.limits ?? null);
  const measured = useStore(store, (state) => state.measured);
  const calibrate = useStore(store, (state) => state.calibrate);
  const idle = useStore(store, ({ status }) => status === "ready" || status === "paused");
  const failed = useStore(store, ({ status }) => status === "failed");
  const live = useLiveWords();
  const { fits, sentence, secondsPerStep, atMost } = useMemo(
    () => estimateRun(taskInfo(config.task), config, limits, measured),
    [config, limits, measured],
  );
  return (
    <div className={styles.estimate} data-fits={fits}>
      <p role={fits ? undefined : "alert"} className={fits ? styles.note : styles.warn}>
        {say(live, sentence)}
      </p>
      {fits && (secondsPerStep === undefined || atMost) && (
        <Button small disabled={!idle} onClick={() => calibrate(config)}>
          {t("lab.run.time")}
        </Button>
      )}
      {(!fits || failed) && (
        <Button small onClick={onReset}>
          {t("lab.run.usual")}
        </Button>
      )}
    </div>
  );
}

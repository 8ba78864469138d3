import { useMemo } from "react";
import { useStore } from "zustand";
import { Control } from "@/components/controls/Control";
import { OptionPanel } from "@/components/controls/OptionPanel";
import { listsOption } from "@/components/controls/rules";
import { specIn } from "@/components/controls/tableWords";
import { useWords } from "@/components/controls/words";
import {
  optionNames,
  sizeOptions,
  sizeValues,
  USUAL,
  usualTaskOptions,
} from "@/components/figures/training-lab/figure";
import { LaneEditor, LanesProblem } from "@/components/figures/training-lab/LaneEditor";
import { messages as labMessages } from "@/components/figures/training-lab/messages";
import { hasEmbedding, lanesOf, lineOf } from "@/components/figures/training-lab/model";
import { OwnDataField } from "@/components/figures/training-lab/OwnDataField";
import { TASK_PICTURES } from "@/components/figures/training-lab/pictures";
import { RunEstimate } from "@/components/figures/training-lab/RunOptions";
import type { OwnTextState } from "@/components/figures/training-lab/useOwnText";
import { RunPace } from "@/components/live/run/RunRow";
import type { LiveRun } from "@/components/live/run/useRun";
import type { AnyValues } from "@/lib/options/options";
import { taskInfo } from "@/lib/tasks/catalog";
import { taskSummary } from "@/lib/tasks/names";
import { hasFault, type RunConfig } from "@/lib/training/config";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";
import { messages } from "./messages";
import { leftOutSentence } from "./state/linkedData";
import { benchOptions } from "./state/options";
import { useWide } from "./useWide";

interface SetupProps {
  readonly bench: BenchStore;
  readonly live: LiveRun;
  /** The run of the options. */
  readonly asked: RunConfig;
  readonly own: OwnTextState;
}

/** Shows what can be set: task and model, lanes, data. */
export function Setup({ bench, live, asked, own }: SetupProps) {
  const t = useWords(messages);
  const values = useStore(bench, ({ edited }) => edited.document.values);
  const { setOptions } = bench.getState();
  const info = taskInfo(values.task);
  const lab = useWords(labMessages);
  const table = useMemo(() => ({ ...benchOptions, ...sizeOptions(info, lab) }), [info, lab]);
  const lanesLocked = useStore(bench, ({ lock }) => listsOption(lock, "lanes", benchOptions.lanes));
  const ownText = useStore(bench, (state) => state.own[values.task] ?? "");
  const leftOut = useMemo(() => leftOutSentence(ownText, t), [ownText, t]);
  const wide = useWide();
  const resetSizes = { width: USUAL, batch: USUAL, rate: 1 };
  const choose = (patch: AnyValues) => setOptions("task" in patch ? { ...resetSizes, ...patch } : patch);
  return (
    <>
      <details className={styles.group} open={wide}>
        <summary>{t("bench.group.task")}</summary>
        <div className={styles.fields}>
          <OptionPanel
            table={table}
            values={{ ...values, ...sizeValues(values) }}
            onChange={choose}
            names={["task", ...optionNames(info), "width", "batch", "rate", "steps", "seed"]}
          />
        </div>
        <div className={styles.where}>
          <Control
            spec={specIn(t, "engine", benchOptions.engine)}
            value={values.engine}
            onChange={(engine) => setOptions({ engine })}
          />
          {!wide && <RunPace live={live} />}
        </div>
        {asked.lanes.some(hasFault) && <p className={styles.note}>{t("bench.faultOnCpu")}</p>}
        <p className={styles.note}>{taskSummary(info, t)}</p>
        <RunEstimate
          live={live}
          config={asked}
          onReset={() => setOptions({ ...usualTaskOptions(info), ...resetSizes })}
        />
      </details>
      <details className={styles.group} open={wide}>
        <summary>{t("bench.group.lanes")}</summary>
        <LanesProblem line={values.lanes} onReset={() => setOptions({ lanes: "" })} />
        {lanesLocked && <p className={styles.note}>{t("bench.lanesLocked")}</p>}
        <fieldset className={styles.lanes} disabled={lanesLocked}>
          <legend className="visually-hidden">{t("bench.group.lanes")}</legend>
          <LaneEditor
            lanes={lanesOf(values.lanes)}
            embedding={hasEmbedding(info)}
            runRate={asked.learningRate}
            faults
            onChange={(lanes) => setOptions({ lanes: lineOf(lanes) })}
          />
        </fieldset>
      </details>
      {info.ownData && (
        <details className={styles.group} open={own.draft !== ""}>
          <summary>{t("bench.group.data")}</summary>
          <OwnDataField
            info={info}
            own={own}
            keeping={leftOut || t("bench.keeping")}
            Make={TASK_PICTURES[info.name].Make}
          />
        </details>
      )}
    </>
  );
}

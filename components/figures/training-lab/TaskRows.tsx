import { useMemo } from "react";
import { OptionPanel } from "@/components/controls/OptionPanel";
import type { FigureProps } from "@/components/figure/figure";
import { taskInfo } from "@/lib/tasks/catalog";
import { sizeOptions, sizeValues, trainingLabOptions, USUAL } from "./figure";
import type { AllValues } from "./model";
import { optionNames } from "./taskOptions";
import styles from "./training-lab.module.css";

interface Props {
  readonly values: AllValues;
  readonly onChange: FigureProps["onChange"];
}

/** What is learned: the task, its own options, and the sizes of the run. */
export function TaskRows({ values, onChange }: Props) {
  const info = taskInfo(values.task);
  const table = useMemo(() => ({ ...trainingLabOptions, ...sizeOptions(info) }), [info]);
  /** Sizes and rate of one task say little about another. */
  const choose: FigureProps["onChange"] = (patch) =>
    onChange("task" in patch ? { width: USUAL, batch: USUAL, rate: 1, ...patch } : patch);
  return (
    <section className={styles.options} aria-label="Options of the run">
      <OptionPanel
        table={table}
        values={{ ...values, ...sizeValues(values) }}
        onChange={choose}
        names={["task", ...optionNames(info), "width", "batch", "rate", "steps", "seed"]}
      />
      <p className={styles.note}>{info.summary}</p>
    </section>
  );
}

"use client";

import { useMemo } from "react";
import { CopyField } from "@/components/figure/CopyField";
import { StudyRow } from "@/components/live/StudyRow";
import { useStudy } from "@/components/live/useStudy";
import { writeLine } from "@/lib/records/classRun";
import { taskInfo } from "@/lib/tasks/catalog";
import { laneNames } from "@/lib/training/laneNames";
import { classConfig } from "./classLink";
import { ResultTable } from "./ResultTable";
import styles from "./teach.module.css";

interface StudentProps {
  readonly query: string;
  readonly seed: number;
}

/** Shows a student's run: nothing can be set, the result is a line to send back. */
export function Student({ query, seed }: StudentProps) {
  const config = useMemo(() => classConfig(query, seed), [query, seed]);
  const entries = useMemo(() => [{ name: `seed ${seed}`, config }], [config, seed]);
  const study = useStudy(entries);
  const summary = study.summaries.get(entries[0].name);
  const info = taskInfo(config.task);
  return (
    <section className={styles.student} aria-label="Your run" data-student={seed}>
      <h2>Your run: seed {seed}</h2>
      <p>
        {info.label}, {config.maxSteps} steps, {config.lanes.length} lanes:{" "}
        {laneNames(config.lanes).join("; ")}. All of the class train the same lanes; only the seed is yours.
      </p>
      <StudyRow study={study} runs={1} steps={config.maxSteps} />
      {summary && (
        <>
          <ResultTable
            config={config}
            results={[{ seed, heldOut: summary.heldOut, engine: study.engine?.kind ?? "reference" }]}
          />
          <CopyField
            label="Send this line back"
            text={writeLine(config, { heldOut: summary.heldOut, engine: study.engine?.kind ?? "reference" })}
          />
        </>
      )}
    </section>
  );
}

"use client";

import { useMemo } from "react";
import { Button } from "@/components/controls/Button";
import { Control } from "@/components/controls/Control";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useTable, useWords } from "@/components/controls/words";
import type { FigureProps } from "@/components/figure/figure";
import { StudyRow } from "@/components/live/StudyRow";
import { useStudy } from "@/components/live/useStudy";
import type { RunConfig } from "@/lib/training/config";
import { BandChart } from "./BandChart";
import { trainingLabOptions } from "./figure";
import { messages } from "./messages";
import { laneLooks } from "./model";
import { bandsOf, finishedRuns, noiseSentences, seedEntries, unstableSentence } from "./noise";
import { SeedResults } from "./SeedResults";
import styles from "./training-lab.module.css";

interface Props {
  readonly config: RunConfig;
  readonly seeds: number;
  readonly onChange: FigureProps["onChange"];
  /** Is called before the seeds train, to free the GPU. */
  readonly onStart: () => void;
}

/**
 * Trains the same lanes from several seeds and shows whether a gap between lanes exceeds the noise between
 * seeds.
 */
export function NoiseBand({ config, seeds, onChange, onStart }: Props) {
  const t = useWords(messages);
  const table = useTable(trainingLabOptions);
  const entries = useMemo(() => seedEntries(config, seeds, t), [config, seeds, t]);
  const study = useStudy(entries);
  const live = useLiveWords();
  const looks = useMemo(() => laneLooks(config.lanes, live), [config, live]);
  const done = useMemo(() => finishedRuns(entries, study.summaries), [entries, study.summaries]);
  const bands = useMemo(() => bandsOf(done), [done]);
  const start = () => {
    onStart();
    study.start();
  };
  const active = study.status === "running" || study.status === "paused" || study.status === "waiting";
  return (
    <div className={styles.noise} data-noise={study.status}>
      <div className={styles.seeds}>
        <Control
          spec={table.seeds}
          value={seeds}
          onChange={(value) => onChange({ seeds: value as number })}
        />
      </div>
      <StudyRow study={{ ...study, start }} runs={seeds} steps={config.maxSteps} />
      {active && (
        <Button small onClick={study.cancel}>
          {t("lab.noise.cancel")}
        </Button>
      )}
      {done.length > 0 && (
        <>
          <BandChart bands={bands} looks={looks} runs={done.length} />
          <SeedResults config={config} looks={looks} done={done} />
          <ul className={styles.findings} data-findings="">
            {[...noiseSentences(config, done, t, live), unstableSentence(config, done, t, live)]
              .filter((sentence) => sentence !== "")
              .map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
          </ul>
        </>
      )}
    </div>
  );
}

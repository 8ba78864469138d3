import { RunButtons } from "@/components/controls/RunButtons";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { say } from "@/lib/i18n/said";
import styles from "./StudyRow.module.css";
import { studyWords } from "./studyWords";
import type { Study } from "./useStudy";

interface Props {
  readonly study: Study;
  /** Number of runs, and of the steps of each. */
  readonly runs: number;
  readonly steps: number;
}

/** Shows buttons to start, pause and reset a study, its progress, and in words where it stands. */
export function StudyRow({ study, runs, steps }: Props) {
  const t = useLiveWords();
  const { status, progress, problem, engine, share } = study;
  const words = studyWords({ status, progress, done: study.summaries.size, runs, steps, problem, engine }, t);
  return (
    <div className={styles.row}>
      <RunButtons
        running={status === "running" || status === "loading" || status === "waiting"}
        disabled={status === "loading" || status === "waiting" || status === "finished"}
        onStart={status === "paused" ? study.resume : study.start}
        onPause={study.pause}
        onReset={study.clear}
      />
      <p className={styles.words} data-status={status} role={status === "failed" ? "alert" : undefined}>
        {words} {engine && <span className={styles.reason}>{say(t, engine.reason)}</span>}
      </p>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t("live.study.progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(100 * share)}
      >
        <div style={{ width: `${100 * share}%` }} />
      </div>
    </div>
  );
}

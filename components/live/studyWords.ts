import { printTwoDigits } from "@/components/charts/format";
import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";
import { type Said, say } from "@/lib/i18n/said";
import type { StudyProgress } from "@/lib/study/study";
import type { StudyStatus } from "@/lib/study/studyStore";
import type { EngineInfo } from "@/lib/training/report";

/** What the words about a study are made of. */
export interface StudyNews {
  readonly status: StudyStatus;
  readonly progress: StudyProgress | null;
  /** Number of runs that are done, and of all runs. */
  readonly done: number;
  readonly runs: number;
  /** Steps of each run. */
  readonly steps: number;
  readonly problem: Said;
  readonly engine: EngineInfo | null;
}

/** Returns where a study stands, in words. @param t finds the words; in English, if left out */
export function studyWords(news: StudyNews, t: LiveWords = englishLive): string {
  const { status, progress, runs, steps, problem, engine } = news;
  const done = t("live.study.done", { done: String(news.done), runs: t("live.study.runs", { count: runs }) });
  switch (status) {
    case "idle":
      return news.done > 0
        ? t("live.study.goesOn", { done })
        : t("live.study.idle", { count: runs, steps: String(steps) });
    case "loading":
      return t(engine ? "live.study.firstStep" : "live.study.starting", { done });
    case "running":
      return progress ? progressWords(progress, done, t) : t("live.study.begun", { done });
    case "paused":
      return t("live.study.paused", { done });
    case "waiting":
      return t("live.study.waiting", { done });
    case "finished":
      return t("live.study.finished", { count: runs });
    case "failed":
      return t("live.study.failed", { done, problem: say(t, problem) });
  }
}

/** Returns the step of the run at hand and, but for its first steps, the time left at its speed. */
function progressWords(progress: StudyProgress, done: string, t: LiveWords): string {
  const { finished, entries, step, maxSteps, stepsPerSecond } = progress;
  const rate = t.print(printTwoDigits(stepsPerSecond));
  const values = { done, step: String(step), steps: String(maxSteps), rate };
  if (step < 5) return t("live.study.running", values);
  const seconds = ((entries - finished) * maxSteps - step) / stepsPerSecond;
  const time = seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
  return t("live.study.remaining", { ...values, time });
}

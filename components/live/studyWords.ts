import { printTwoDigits } from "@/components/charts/format";
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
  readonly problem: string;
  readonly engine: EngineInfo | null;
}

/** Returns where a study stands, in words. */
export function studyWords({ status, progress, done, runs, steps, problem, engine }: StudyNews): string {
  const many = runs === 1 ? "one run" : `${runs} runs`;
  const sofar = `${done} of ${many} done`;
  switch (status) {
    case "idle":
      return done > 0
        ? `${sofar}; Start goes on with the others.`
        : `${many} of ${steps} steps each, one after the other, in a worker of this page.`;
    case "loading":
      return `${sofar}. ${engine ? "The first step prepares the others…" : "Starting the engine…"}`;
    case "running":
      return `${sofar}. ${progress ? `Step ${progress.step} of ${progress.maxSteps}, ${printTwoDigits(progress.stepsPerSecond)} a second${remaining(progress)}.` : ""}`;
    case "paused":
      return `Paused. ${sofar}.`;
    case "waiting":
      return `${sofar}. Another figure of this page has the GPU; this one goes on when it is done.`;
    case "finished":
      return runs === 1 ? "The run is done." : `All ${many} are done.`;
    case "failed":
      return `${sofar}. ${problem}`;
  }
}

/** Returns the time left at the speed of the run at hand, to end a sentence; empty in its first steps. */
function remaining({ finished, entries, step, maxSteps, stepsPerSecond }: StudyProgress): string {
  if (step < 5) return "";
  const seconds = ((entries - finished) * maxSteps - step) / stepsPerSecond;
  const time = seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
  return `, about ${time} to go`;
}

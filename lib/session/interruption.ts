/** Where a run was when its device was lost, and what the page is told when the run is there again. */
import type { EngineInfo, RunSaid, RunStatus } from "@/lib/training/report";
import type { LearningRateChange, RunSnapshot } from "@/lib/training/runSnapshot";
import { nameOf } from "./engineNames";
import type { Shown, Training } from "./training";

/** Where a run was when its device was lost. */
export interface Interrupted {
  readonly changes: readonly LearningRateChange[];
  /** Whether it was running. */
  readonly running: boolean;
  /** The step to be reached although it was not. */
  readonly target: number;
  /** What the page has seen of it; undefined if it was only being made. */
  readonly shown: Shown | undefined;
  readonly device: string | undefined;
}

/** Leaves a run whose device has been lost, and returns where it was. Before its models are made there is no run. */
export const interrupt = (
  training: Training | undefined,
  { running, target, device }: Pick<Interrupted, "running" | "target" | "device">,
): Interrupted => ({
  changes: training?.run.changes ?? [],
  running,
  target: Math.max(target, training?.run.step ?? 0),
  shown: training?.leave(),
  device,
});

/** A run that goes on after an interruption. */
interface Resumed extends Pick<Interrupted, "running" | "target"> {
  /** The reason for the interruption. */
  readonly why: RunSaid;
  readonly engine: EngineInfo;
  /** The snapshot from which the run goes on; undefined if from its start. */
  readonly from: RunSnapshot | undefined;
  readonly step: number;
  readonly maxSteps: number;
}

/** Returns the status of a run that goes on, and the sentence that says from where. */
export function resumedStatus(resumed: Resumed): { readonly status: RunStatus; readonly sentence: RunSaid } {
  const { why, engine, from, step, target, running, maxSteps } = resumed;
  const reached = Math.max(step, target);
  const values = { why, device: nameOf(engine) };
  const resting = reached === 0 ? "ready" : reached < maxSteps ? "paused" : "finished";
  return {
    status: running || target > step ? "running" : resting,
    sentence:
      reached === 0
        ? { key: "live.again.ready", values }
        : from
          ? { key: "live.again.from", values: { ...values, step: String(from.step) } }
          : { key: "live.again.start", values },
  };
}

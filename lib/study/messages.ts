/** What the page and the worker that runs studies say to each other. Plain data. */
import type { EngineInfo } from "@/lib/training/report";
import type { StudyEntry, StudyProgress } from "./study";
import type { RunSummary } from "./summary";

export type ToStudy =
  /** Begin a study; whatever ran before is dropped. */
  | {
      readonly type: "start";
      /** Comes back with every answer, so that a late word of an older study is known as one. */
      readonly id: number;
      readonly entries: readonly StudyEntry[];
      readonly engine: "auto" | "reference";
      /** What need not be trained again. */
      readonly done: readonly RunSummary[];
    }
  /** Hold between two readings; the run at hand stays on the device. */
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  | { readonly type: "cancel" }
  /** Destroy the device, as if the driver had: for the tests of recovery. */
  | { readonly type: "loseDevice" };

export type FromStudy =
  | { readonly type: "engine"; readonly id: number; readonly engine: EngineInfo }
  | { readonly type: "progress"; readonly id: number; readonly progress: StudyProgress }
  | { readonly type: "summary"; readonly id: number; readonly summary: RunSummary }
  | { readonly type: "finished"; readonly id: number }
  | { readonly type: "failed"; readonly id: number; readonly sentence: string };

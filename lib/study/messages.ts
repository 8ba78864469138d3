/** The messages between the page and the worker that runs studies: plain data, which can be posted. */
import type { Said } from "@/lib/i18n/said";
import type { EngineInfo } from "@/lib/training/report";
import type { StudyEntry, StudyProgress } from "./study";
import type { RunSummary } from "./summary";

/** Messages to the worker. */
export type ToStudy =
  /** Begins a study, in place of the one before. */
  | {
      readonly type: "start";
      /** Comes back with every answer, so that a late answer of an older study can be told. */
      readonly id: number;
      readonly entries: readonly StudyEntry[];
      readonly engine: "auto" | "reference";
      /** Summaries of entries that need not be trained again. */
      readonly done: readonly RunSummary[];
      /** Whether summaries hold exact losses; see `StudyOptions`. */
      readonly exact?: boolean;
    }
  /** Holds the study between two readings; the run at hand stays on the device. */
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  /** Destroys the device, as if the driver had: for the tests of recovery. */
  | { readonly type: "loseDevice" };

/** Messages from the worker; `id` is that of the start. */
export type FromStudy =
  | { readonly type: "engine"; readonly id: number; readonly engine: EngineInfo }
  | { readonly type: "progress"; readonly id: number; readonly progress: StudyProgress }
  | { readonly type: "summary"; readonly id: number; readonly summary: RunSummary }
  | { readonly type: "finished"; readonly id: number }
  | { readonly type: "failed"; readonly id: number; readonly sentence: Said };

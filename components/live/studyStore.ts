/** The state of a figure's study, without the DOM: what has been trained, what is being trained, and what stops it. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Turns } from "@/lib/session/turns";
import type { StudyClient } from "@/lib/study/client";
import type { StudyEntry, StudyProgress } from "@/lib/study/study";
import type { RunSummary } from "@/lib/study/summary";
import type { EngineInfo } from "@/lib/training/report";

export type StudyStatus =
  /** Nothing runs: not begun, or stopped by the reader. */
  | "idle"
  /** The worker starts and compiles. */
  | "loading"
  | "running"
  | "paused"
  /** Another figure has the page's GPU; it goes on when that one is done. */
  | "waiting"
  /** All entries are done. */
  | "finished"
  | "failed";

export interface StudyState {
  readonly status: StudyStatus;
  /** Everything trained so far, by config: settings of before need no second run when a reader goes back to them. */
  readonly kept: ReadonlyMap<string, RunSummary>;
  /** Of the run at hand; null where there is none. */
  readonly progress: StudyProgress | null;
  /** Where it computes; null before that is known. */
  readonly engine: EngineInfo | null;
  /** Why it failed; else empty. */
  readonly problem: string;

  /** Train what is not kept yet. */
  start(entries: readonly StudyEntry[], engine: "auto" | "reference"): void;
  pause(): void;
  resume(): void;
  /** Drop the run at hand; what is done stays. */
  cancel(): void;
  /** Forget what is done, too. */
  clear(): void;
  /** End the worker. */
  dispose(): void;
}

/** What a config is known by. */
const keyOf = ({ config }: StudyEntry) => JSON.stringify(config);

/** Those of the entries that are done, under the names that they have now. */
export function summariesOf(
  kept: ReadonlyMap<string, RunSummary>,
  entries: readonly StudyEntry[],
): Map<string, RunSummary> {
  const found = new Map<string, RunSummary>();
  for (const entry of entries) {
    const summary = kept.get(keyOf(entry));
    if (summary) found.set(entry.name, { ...summary, name: entry.name });
  }
  return found;
}

/**
 * @param open starts a worker
 * @param turns who may use the page's GPU
 */
export function makeStudyStore(open: () => StudyClient, turns: Turns): StoreApi<StudyState> {
  return createStore<StudyState>()((set, get) => {
    let client: StudyClient | null = null;
    let asked: { entries: readonly StudyEntry[]; engine: "auto" | "reference" } | null = null;

    const endWorker = () => {
      client?.dispose();
      client = null;
    };
    /** Whatever the study came to, the GPU is free for others. */
    const end = (state: Partial<StudyState>) => {
      asked = null;
      set({ progress: null, ...state });
      turns.release(claim);
    };
    const begin = () => {
      if (!asked) return;
      const { entries, engine } = asked;
      client ??= open();
      set({ status: "loading", problem: "" });
      const keys = new Map(entries.map((entry) => [entry.name, keyOf(entry)]));
      client.start(
        entries,
        {
          engine: (info) => set({ engine: info }),
          progress: (progress) =>
            set(({ status }) => ({ progress, status: status === "loading" ? "running" : status })),
          summary: (summary) =>
            set(({ kept }) => ({ kept: new Map(kept).set(keys.get(summary.name) as string, summary) })),
          finished: () => end({ status: "finished" }),
          failed(problem) {
            // The worker itself may be the reason: the next start gets a new one.
            endWorker();
            end({ status: "failed", problem });
          },
        },
        { engine, done: [...summariesOf(get().kept, entries).values()] },
      );
    };
    const claim = {
      grant: begin,
      revoke() {
        endWorker();
        // What the reader holds must not go on by itself when the GPU is free again.
        if (get().status === "paused") end({ status: "idle" });
        else set({ status: "waiting", progress: null });
      },
    };

    return {
      status: "idle",
      kept: new Map(),
      progress: null,
      engine: null,
      problem: "",
      start(entries, engine) {
        asked = { entries, engine };
        turns.claim(claim);
      },
      pause() {
        client?.pause();
        set({ status: "paused" });
      },
      resume() {
        client?.resume();
        set({ status: "running" });
      },
      cancel() {
        client?.cancel();
        end({ status: "idle" });
      },
      clear() {
        client?.cancel();
        end({ status: "idle", kept: new Map(), problem: "" });
      },
      dispose() {
        endWorker();
        asked = null;
        turns.release(claim);
      },
    };
  });
}

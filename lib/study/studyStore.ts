/** The state of a figure's study: what has been trained, what is being trained, and what stops it. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Said } from "@/lib/i18n/said";
import { contentKey } from "@/lib/options/content";
import { makeLease } from "@/lib/session/lease";
import { type OpenSession, workerAt } from "@/lib/session/open";
import type { Turns } from "@/lib/session/turns";
import type { EngineInfo } from "@/lib/training/report";
import type { FromStudy, ToStudy } from "./messages";
import type { StudyEntry, StudyProgress } from "./study";
import type { RunSummary } from "./summary";

/** Opens sessions with the worker that runs studies. */
export const studyWorkerAt = workerAt<ToStudy, FromStudy>("/engine/study.js", "trains", "hardware");

/** Where a study stands. */
export type StudyStatus =
  /** Nothing runs: not begun, or stopped by the reader. */
  | "idle"
  /** The worker starts and compiles. */
  | "loading"
  | "running"
  | "paused"
  /** Another figure has the page's GPU; the study goes on when that figure is done. */
  | "waiting"
  /** All entries are done. */
  | "finished"
  | "failed";

/** What is known of a study, and what can be done with it. */
export interface StudyState {
  readonly status: StudyStatus;
  /**
   * All runs trained so far, by the key of their config: they are not trained again for options of before.
   */
  readonly trained: ReadonlyMap<string, RunSummary>;
  /** Of the run at hand; null where there is none. */
  readonly progress: StudyProgress | null;
  /** Where it computes; null before that is known. */
  readonly engine: EngineInfo | null;
  /** Why it failed; else empty. */
  readonly problem: Said;

  /**
   * Trains the entries that have not been trained yet.
   *
   * @param exact whether summaries hold exact losses
   */
  start(entries: readonly StudyEntry[], engine: "auto" | "reference", exact?: boolean): void;
  /** Holds the study between two readings; the run at hand stays on the device. */
  pause(): void;
  resume(): void;
  /** Drops the run at hand; runs that have ended are kept. */
  cancel(): void;
  /** Drops the run at hand and forgets those that have ended. */
  clear(): void;
  /** The figure is there: what is wanted begins. */
  wake(): void;
  /** The figure goes away: ends the worker and drops the study. */
  rest(): void;
}

const keyOf = ({ config }: StudyEntry) => contentKey(config);

/** Returns the summaries of the entries that have been trained, by the names that the entries have now. */
export function summariesOf(
  trained: ReadonlyMap<string, RunSummary>,
  entries: readonly StudyEntry[],
): Map<string, RunSummary> {
  const found = new Map<string, RunSummary>();
  for (const entry of entries) {
    const summary = trained.get(keyOf(entry));
    if (summary) found.set(entry.name, { ...summary, name: entry.name });
  }
  return found;
}

/**
 * Makes the store of one figure's studies.
 *
 * @param open opens a session with a worker of studies
 * @param turns turns at the page's GPU
 */
export function makeStudyStore(open: OpenSession<ToStudy, FromStudy>, turns: Turns): StoreApi<StudyState> {
  return createStore<StudyState>()((set, get) => {
    /** The study that is wanted; null while none is. */
    let wanted: Pick<Extract<ToStudy, { type: "start" }>, "entries" | "engine" | "exact"> | null = null;
    /** Number of the last start: later messages of an older study are known by it. */
    let id = 0;

    const lease = makeLease<ToStudy, FromStudy>({
      open,
      turns,
      begin(send) {
        if (!wanted) return;
        set({ status: "loading", problem: "" });
        const done = [...summariesOf(get().trained, wanted.entries).values()];
        send({ type: "start", id: ++id, ...wanted, done });
      },
      hear(message) {
        if (message.id === id) receive(message);
      },
      fail: (problem) => end({ status: "failed", problem }),
      interrupted() {
        // What the reader holds must not go on by itself when the GPU is free again.
        if (get().status === "paused") end({ status: "idle" });
        else set({ status: "waiting", progress: null });
      },
    });
    /** Ends the worker, whatever the study came to: the GPU is free for others. */
    const end = (state: Partial<StudyState>) => {
      wanted = null;
      lease.stop();
      set({ progress: null, ...state });
    };
    const receive = (message: FromStudy) => {
      switch (message.type) {
        case "engine":
          return set({ engine: message.engine });
        case "progress": {
          const { progress } = message;
          return set(({ status }) => ({ progress, status: status === "loading" ? "running" : status }));
        }
        case "summary": {
          const { summary } = message;
          const entry = wanted?.entries.find(({ name }) => name === summary.name);
          if (entry) set(({ trained }) => ({ trained: new Map(trained).set(keyOf(entry), summary) }));
          return;
        }
        case "finished":
          return end({ status: "finished" });
        case "failed":
          return end({ status: "failed", problem: message.sentence });
      }
    };

    return {
      status: "idle",
      trained: new Map(),
      progress: null,
      engine: null,
      problem: "",
      start(entries, engine, exact) {
        wanted = { entries, engine, ...(exact && { exact }) };
        lease.want();
      },
      pause() {
        lease.send({ type: "pause" });
        set({ status: "paused" });
      },
      resume() {
        lease.send({ type: "resume" });
        set({ status: "running" });
      },
      cancel: () => end({ status: "idle" }),
      clear: () => end({ status: "idle", trained: new Map(), problem: "" }),
      wake: lease.wake,
      rest() {
        wanted = null;
        lease.stop();
        lease.rest();
      },
    };
  });
}

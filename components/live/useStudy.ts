"use client";

import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { useFrameReports } from "@/components/figure/frameReports";
import { BASE } from "@/components/figure/links";
import { GPU_TURNS } from "@/lib/session/turns";
import type { StudyEntry } from "@/lib/study/study";
import { makeStudyStore, type StudyState, studyWorkerAt, summariesOf } from "@/lib/study/studyStore";
import type { RunSummary } from "@/lib/study/summary";
import { useSameContent } from "./useSameContent";
import { useSession } from "./useSession";

/** A study as a figure uses it. */
export interface Study
  extends Pick<
    StudyState,
    "status" | "progress" | "engine" | "problem" | "pause" | "resume" | "cancel" | "clear"
  > {
  /** Summaries of the present entries that have been trained, by name. */
  readonly summaries: ReadonlyMap<string, RunSummary>;
  /** Share of the steps of all entries that is done, 0 to 1. */
  readonly share: number;
  /** Begins, or goes on after a cancel or a failure: runs that have ended are not repeated. */
  readonly start: () => void;
}

/**
 * Keeps a study for a figure. Its worker starts with the first `start` and ends with the figure. Other
 * entries end what runs; summaries of equal configs stay. It goes on while the figure is out of sight: a
 * reader who has started minutes of training reads on meanwhile.
 */
export function useStudy(entries: readonly StudyEntry[], engine: "auto" | "reference" = "auto"): Study {
  const [store] = useState(() => makeStudyStore(studyWorkerAt(BASE), GPU_TURNS));
  const state = useStore(store);
  // A reader's own data may be in each entry: written anew only for other entries.
  const asked = useSameContent(entries);
  const summaries = useMemo(() => summariesOf(state.trained, asked), [state.trained, asked]);

  useSession(store.getInitialState(), { alwaysAwake: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other entries are a reason to stop
  useEffect(() => store.getState().cancel, [store, asked, engine]);

  const { progress } = state;
  const finished = asked.length > 0 && summaries.size === asked.length;
  const steps = asked.reduce((sum, { config }) => sum + config.maxSteps, 0);
  const done = asked.reduce(
    (sum, { name, config }) => sum + (summaries.has(name) ? config.maxSteps : 0),
    progress && !summaries.has(progress.name) ? progress.step : 0,
  );
  const report = useFrameReports().progress;
  useEffect(() => report({ step: done, of: steps }), [report, done, steps]);
  return {
    ...state,
    status: finished ? "finished" : state.status === "finished" ? "idle" : state.status,
    summaries,
    share: steps > 0 ? done / steps : 0,
    start: () => state.start(asked, engine),
  };
}

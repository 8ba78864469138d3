"use client";

import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { BASE } from "@/components/figure/links";
import { GPU_TURNS } from "@/lib/session/turns";
import { startStudyClient } from "@/lib/study/client";
import type { StudyEntry } from "@/lib/study/study";
import type { RunSummary } from "@/lib/study/summary";
import { makeStudyStore, type StudyState, summariesOf } from "./studyStore";

export interface Study
  extends Pick<
    StudyState,
    "status" | "progress" | "engine" | "problem" | "pause" | "resume" | "cancel" | "clear"
  > {
  /** Of the entries as they are now, those that are done, by name. */
  readonly summaries: ReadonlyMap<string, RunSummary>;
  /** Share of all steps that is done, 0 to 1. */
  readonly share: number;
  /** Begin, or go on after a cancel or a failure: what is done is not repeated. */
  readonly start: () => void;
}

/**
 * A study in a worker of its own, which starts with the first `start` and ends with the figure. Other entries end
 * what runs; results of equal configs stay.
 */
export function useStudy(entries: readonly StudyEntry[], engine: "auto" | "reference" = "auto"): Study {
  const [store] = useState(() => makeStudyStore(() => startStudyClient(BASE), GPU_TURNS));
  const state = useStore(store);
  // A reader's own data may be in each entry: written anew only for other entries.
  const content = useMemo(() => JSON.stringify(entries), [entries]);
  const asked = useMemo(() => JSON.parse(content) as StudyEntry[], [content]);
  const summaries = useMemo(() => summariesOf(state.kept, asked), [state.kept, asked]);

  useEffect(() => () => store.getState().dispose(), [store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other entries are a reason to stop
  useEffect(() => store.getState().cancel, [store, asked, engine]);

  const { progress } = state;
  const finished = asked.length > 0 && summaries.size === asked.length;
  const steps = asked.reduce((sum, { config }) => sum + config.maxSteps, 0);
  const done = asked.reduce(
    (sum, { name, config }) => sum + (summaries.has(name) ? config.maxSteps : 0),
    progress && !summaries.has(progress.name) ? progress.step : 0,
  );
  return {
    ...state,
    status: finished ? "finished" : state.status === "finished" ? "idle" : state.status,
    summaries,
    share: steps > 0 ? done / steps : 0,
    start: () => state.start(asked, engine),
  };
}

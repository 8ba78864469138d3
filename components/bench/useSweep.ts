"use client";

import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { useWords } from "@/components/controls/words";
import { BASE } from "@/components/figure/links";
import { useSession } from "@/components/live/useSession";
import { planSweep, type SweepEntry } from "@/lib/records/sweep";
import { remainingEntries, sweepRow } from "@/lib/records/sweepResult";
import { GPU_TURNS } from "@/lib/session/turns";
import { makeStudyStore, type StudyState, studyWorkerAt, summariesOf } from "@/lib/study/studyStore";
import { hasFault, type RunConfig } from "@/lib/training/config";
import { messages } from "./messages";
import type { BenchState } from "./state/benchStore";
import { newId } from "./useRecorder";

/** A sweep as the bench uses it. */
export interface Sweep extends Pick<StudyState, "status" | "progress" | "engine" | "problem"> {
  /** Begins the sweep of the settings over a run, in place of the one before. */
  readonly start: (config: RunConfig) => void;
  readonly pause: () => void;
  /** Goes on with the runs that are not done, also after a reload. */
  readonly resume: () => void;
  /** Gives up the runs that are not done. */
  readonly stop: () => void;
}

/** Runs the sweep of the bench in a worker; each run that is done becomes a row. */
export function useSweep(bench: StoreApi<BenchState>, engine: "auto" | "reference"): Sweep {
  const t = useWords(messages);
  const [study] = useState(() => makeStudyStore(studyWorkerAt(BASE), GPU_TURNS));
  const state = useStore(study);
  useSession(study.getInitialState(), { alwaysAwake: true });

  useEffect(
    () =>
      study.subscribe((now, before) => {
        if (now.trained !== before.trained) takeRows(bench, now);
      }),
    [study, bench],
  );
  const remaining = () => {
    const { sweep } = bench.getState().edited.document;
    return sweep ? remainingEntries(sweep) : [];
  };
  const engineOf = (entries: readonly SweepEntry[]) =>
    entries.some(({ config }) => config.lanes.some(hasFault)) ? "reference" : engine;
  return {
    ...state,
    start(config) {
      const { sweepSettings } = bench.getState().edited.document;
      const plan = planSweep(config, sweepSettings, t);
      if ("problem" in plan) return bench.getState().note(plan.problem);
      study.getState().clear();
      bench.getState().setSweep({ title: plan.title, entries: plan.entries, done: {} });
      study.getState().start(plan.entries, engineOf(plan.entries), true);
    },
    pause: () => study.getState().pause(),
    resume() {
      if (study.getState().status === "paused") study.getState().resume();
      else study.getState().start(remaining(), engineOf(remaining()), true);
    },
    stop() {
      study.getState().cancel();
      const { sweep } = bench.getState().edited.document;
      if (sweep)
        bench.getState().setSweep({
          ...sweep,
          entries: sweep.entries.filter(({ name }) => sweep.done[name] !== undefined),
        });
    },
  };
}

/** Makes rows of the runs that are done and have none. */
function takeRows(bench: StoreApi<BenchState>, { trained, engine }: StudyState): void {
  const { sweep } = bench.getState().edited.document;
  if (!sweep || !engine) return;
  const entries = remainingEntries(sweep);
  const summaries = summariesOf(trained, entries);
  const done: Record<string, string> = { ...sweep.done };
  for (const entry of entries) {
    const summary = summaries.get(entry.name);
    if (!summary) continue;
    const id = newId();
    done[entry.name] = id;
    bench.getState().add(sweepRow(entry, summary, { title: sweep.title, engine, id, date: new Date() }));
  }
  bench.getState().setSweep({ ...sweep, done });
}

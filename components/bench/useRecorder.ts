"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { LiveRun } from "@/components/live/run/useRun";
import { equalByContent } from "@/lib/options/content";
import { makeRecord } from "@/lib/records/makeRecord";
import type { RunRow } from "@/lib/records/row";
import { rowCurve } from "@/lib/records/row";
import { stateHash } from "@/lib/records/stateHash";
import type { RunState } from "@/lib/session/store";
import type { RunConfig } from "@/lib/training/config";
import type { RunSnapshot } from "@/lib/training/runSnapshot";
import type { BenchState } from "./state/benchStore";

/** Returns an id for a row, unlike those of other rows and other pages. */
export const newId = (): string =>
  `${Date.now().toString(36)}-${Math.floor(Math.random() * 2 ** 40).toString(36)}`;

/**
 * Returns the row of the run as it stands; undefined before its first step.
 *
 * @param stepsPerSecond speed while it ran: at its end the state says 0
 */
export function rowOf(
  state: RunState,
  stepsPerSecond: number,
  snapshot: RunSnapshot | null,
): RunRow | undefined {
  const { config, engine, step, rates, stateLoaded, drawing, tensors, status } = state;
  const history = state.history.view();
  if (!config || !engine || step === 0 || history.length === 0 || state.recorded) return undefined;
  return {
    id: newId(),
    name: "",
    pinned: false,
    outcome: status === "finished" ? "finished" : "stopped",
    sweep: "",
    record: makeRecord({
      config,
      rates,
      stateLoaded,
      engine,
      history,
      steps: step,
      heldOut: drawing?.heldOut ?? [],
      tensors,
      stepsPerSecond,
      hashes: snapshot ? snapshot.lanes.map(stateHash) : [],
      date: new Date(),
    }),
    curve: rowCurve(history.losses),
  };
}

/** Returns whether other options begin another run: all but the learning rate, which changes in mid-run. */
const isOtherRun = (before: RunConfig, after: RunConfig) =>
  !equalByContent({ ...before, learningRate: 0 }, { ...after, learningRate: 0 });

/**
 * Makes a row of each run that ends: when it has done its steps, and when it is given up for another.
 *
 * @param asked the run of the options
 * @returns the run, whose reset keeps what was done as a row
 */
export function useRecorder(
  live: LiveRun | null,
  bench: StoreApi<BenchState>,
  asked: RunConfig,
): LiveRun | null {
  /** The run and the step of the last row: one moment of a run is one row. */
  const last = useRef<{ config: RunConfig | null; step: number }>({ config: null, step: 0 });
  /** The last speed of the run, steps a second. */
  const speed = useRef(0);
  const record = useCallback(
    (state: RunState, snapshot: RunSnapshot | null = null) => {
      if (last.current.config === state.config && last.current.step === state.step) return;
      const row = rowOf(state, speed.current, snapshot);
      if (!row) return;
      last.current = { config: state.config, step: state.step };
      bench.getState().add(row);
      bench.getState().select([row.id], true);
    },
    [bench],
  );

  useEffect(() => {
    if (!live) return;
    const { store } = live;
    const giveUp = () => record(store.getState());
    const stop = store.subscribe((now, before) => {
      if (now.stepsPerSecond > 0) speed.current = now.stepsPerSecond;
      else if (now.step === 0) speed.current = 0;
      if (now.status !== before.status && now.status === "finished") {
        // The codes are the same on every CPU engine; those of two GPUs need not be.
        if (now.engine?.kind === "reference") now.askSnapshot();
        else record(now);
      }
      if (now.status === "finished" && now.snapshot && now.snapshot !== before.snapshot)
        record(now, now.snapshot);
    });
    window.addEventListener("pagehide", giveUp);
    return () => {
      stop();
      giveUp();
      window.removeEventListener("pagehide", giveUp);
    };
  }, [live, record]);

  // Before the run of other options begins: useRun waits until the options have rested.
  useEffect(() => {
    const state = live?.store.getState();
    if (state?.config && isOtherRun(state.config, asked)) record(state);
  }, [live, asked, record]);

  return useMemo(() => {
    if (!live) return null;
    const reset = () => {
      record(live.store.getState());
      last.current = { config: null, step: 0 };
      live.pilot.reset();
    };
    return { ...live, pilot: { ...live.pilot, reset } };
  }, [live, record]);
}

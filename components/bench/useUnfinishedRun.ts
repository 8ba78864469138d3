"use client";

import { useEffect, useRef } from "react";
import { useWords } from "@/components/controls/words";
import type { LiveRun } from "@/components/live/run/useRun";
import { readSession, USUAL_SWEEP, writeSession } from "@/lib/records/session";
import type { BenchStore } from "./context";
import { type BenchWords, messages } from "./messages";
import { openStorage, RUN_KEY } from "./state/storage";
import { rowOf } from "./useRecorder";

/** Time between two copies of a run that trains, milliseconds. */
const COPY_MS = 2000;

/**
 * Keeps a copy of the run in training. A tab that the browser ends, for want of memory or by a crash, hears nothing of
 * it: the next bench finds the copy and makes a row of it. Of several tabs, the one that was opened first keeps copies.
 */
export function useUnfinishedRun(live: LiveRun | null, bench: BenchStore): void {
  /** Whether this tab keeps copies. The browser gives the lock back when a tab ends, however it ends. */
  const keeps = useRef(false);
  const t = useWords(messages);

  useEffect(() => {
    const storage = openStorage(() => window.localStorage);
    // Browsers have no locks on pages that are not secure, and forbid them in some frames.
    if (!storage || !("locks" in navigator)) return;
    let release = () => {};
    const held = navigator.locks.request(RUN_KEY, { ifAvailable: true }, (lock) => {
      if (!lock) return;
      keeps.current = true;
      bringBack(bench, storage.getItem(RUN_KEY), t);
      storage.removeItem(RUN_KEY);
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    held.catch(() => {});
    return () => {
      keeps.current = false;
      release();
    };
  }, [bench, t]);

  useEffect(() => {
    if (!live) return;
    const storage = openStorage(() => window.localStorage);
    if (!storage) return;
    let copied = false;
    const forget = () => {
      if (copied) storage.removeItem(RUN_KEY);
      copied = false;
    };
    const copy = () => {
      const state = live.store.getState();
      if (!keeps.current || state.status !== "running") return;
      const row = rowOf(state, state.stepsPerSecond, null);
      if (!row) return;
      try {
        storage.setItem(RUN_KEY, textOf(bench, row));
        copied = true;
      } catch {
        // A full storage: the bench says so when it keeps its rows.
      }
    };
    const timer = setInterval(copy, COPY_MS);
    // A run that ends or is given up is a row of the bench.
    const stop = bench.subscribe((now, before) => {
      if (now.edited.document.rows.length > before.edited.document.rows.length) forget();
    });
    window.addEventListener("pagehide", forget);
    return () => {
      clearInterval(timer);
      stop();
      forget();
      window.removeEventListener("pagehide", forget);
    };
  }, [live, bench]);
}

/** Returns a session with a single row as text. */
function textOf(bench: BenchStore, row: NonNullable<ReturnType<typeof rowOf>>): string {
  const { panels } = bench.getState().edited.document;
  return writeSession({
    rows: [row],
    options: "",
    own: {},
    panels,
    sweepSettings: USUAL_SWEEP,
    sweep: null,
  });
}

/** Makes a row of the run of a tab that was ended. */
function bringBack(bench: BenchStore, text: string | null, t: BenchWords): void {
  if (text === null) return;
  const read = readSession(text);
  if ("problem" in read) return;
  for (const row of read.value.session.rows) {
    bench.getState().add(row);
    bench.getState().note(t("bench.note.unfinished", { steps: String(row.record.points.steps) }));
  }
}

"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { useLiveWords } from "@/components/controls/useLiveWords";
import { useTranslate } from "@/components/controls/useTranslate";
import { useWords } from "@/components/controls/words";
import type { OwnTextState } from "@/components/figures/training-lab/useOwnText";
import type { LiveRun } from "@/components/live/run/useRun";
import { equalByContent } from "@/lib/options/content";
import type { ExperimentRecord } from "@/lib/records/record";
import { compareRecords, type Verdict } from "@/lib/records/reproduce";
import type { RunRow } from "@/lib/records/row";
import type { RunConfig } from "@/lib/training/config";
import type { BenchStore } from "./context";
import { type BenchWords, messages } from "./messages";
import { openedRecord } from "./recordLink";
import { optionsOfRun } from "./state/options";

/**
 * Sets the options of the bench to those of a run, with its own data. @returns a sentence if that is not
 * possible
 */
export function openRun(
  bench: BenchStore,
  config: RunConfig,
  kind: "webgpu" | "reference",
  t: BenchWords,
): string {
  const found = optionsOfRun(config, kind === "reference" ? "reference" : "auto", t);
  if ("problem" in found) return found.problem;
  bench.getState().setOptions(found.values);
  bench.getState().setOwn(config.task, config.ownData ?? "");
  return "";
}

/** Reads the record in the address, sets the options to it and, where the link says so, runs it. */
export function useOpenedRecord(bench: BenchStore): {
  readonly record: ExperimentRecord | null;
  readonly runs: boolean;
} {
  const t = useWords(messages);
  const link = useTranslate();
  const [opened] = useState(() => {
    const found = openedRecord(new URLSearchParams(window.location.search), t, link);
    if (!found) return { record: null, runs: false };
    if ("problem" in found.record) {
      bench.getState().note(found.record.problem);
      return { record: null, runs: false };
    }
    const { value: record } = found.record;
    const problem = openRun(bench, record.config, record.engine.kind, t);
    if (problem) bench.getState().note(problem);
    return { record, runs: found.runs && problem === "" };
  });
  return opened;
}

/** Starts the run of a record once it is ready. */
export function useRunOnce(live: LiveRun | null, record: ExperimentRecord | null, runs: boolean): void {
  const started = useRef(false);
  useEffect(() => {
    if (!live || !record || !runs) return;
    const go = () => {
      const { status, config } = live.store.getState();
      if (started.current || status !== "ready" || !equalByContent(config, record.config)) return;
      started.current = true;
      live.pilot.start();
    };
    go();
    return live.store.subscribe(go);
  }, [live, record, runs]);
}

/** Compares the rows with the record: returns the verdict on the newest run of its configuration. */
export function useVerdict(
  bench: BenchStore,
  record: ExperimentRecord | null,
  t: BenchWords,
): Verdict | null {
  const live = useLiveWords();
  const rows = useStore(bench, ({ edited }) => edited.document.rows);
  /** Rows that were there before the record was opened are no repetition of it. */
  const [before] = useState(() => new Set(rows.map(({ id }) => id)));
  return useMemo(() => {
    if (!record) return null;
    const repeats = (row: RunRow) => !before.has(row.id) && equalByContent(row.record.config, record.config);
    const row = rows.findLast(repeats);
    return row ? compareRecords(record, row.record, t, live) : null;
  }, [rows, record, before, t, live]);
}

/** Puts the reader's own data that the bench keeps into the field, and keeps what the field comes to. */
export function useKeptOwnText(bench: BenchStore, task: string, own: OwnTextState): void {
  const kept = useStore(bench, (state) => state.own[task] ?? "");
  const { text, draft, make, clear } = own;
  const before = useRef({ task: "", text: "" });
  useEffect(() => {
    const isOther = before.current.task !== task;
    if (kept !== before.current.text || isOther) {
      // The store has another text: of another task, of a record, of a file.
      if (kept !== draft) {
        if (kept === "") clear();
        else make(kept);
      }
      before.current = { task, text: kept };
    } else if (text !== kept) {
      before.current = { task, text };
      bench.getState().setOwn(task, text);
    }
  });
}

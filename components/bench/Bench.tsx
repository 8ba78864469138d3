"use client";

import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { NumbersContext } from "@/components/charts/numbers";
import { ControlRulesContext } from "@/components/controls/rules";
import { useWords } from "@/components/controls/words";
import { RoomContext } from "@/components/figure/context";
import { optionsOfTask } from "@/components/figures/training-lab/figure";
import { configOf } from "@/components/figures/training-lab/model";
import { useOwnText } from "@/components/figures/training-lab/useOwnText";
import { type LiveRun, useRun } from "@/components/live/run/useRun";
import type { AnyValues } from "@/lib/options/options";
import { recordedTwin } from "@/lib/recordings/twinPoints";
import { taskInfo } from "@/lib/tasks/catalog";
import { hasFault, type RunConfig } from "@/lib/training/config";
import { estimateRun } from "@/lib/training/estimate";
import type { DeviceLimits } from "@/lib/training/report";
import styles from "./bench.module.css";
import type { BenchStore } from "./context";
import { messages } from "./messages";
import { useBench } from "./useBench";
import { useKeptOwnText, useOpenedRecord, useRunOnce } from "./useOpenedRecord";
import { useRecorder } from "./useRecorder";
import { useUnfinishedRun } from "./useUnfinishedRun";
import { Workplace } from "./Workplace";

interface BenchProps {
  /** Whether Start was pressed while the bench was at rest. */
  readonly starts: boolean;
}

/** The bench: the whole lab on one screen. For the browser only. */
export default function Bench({ starts }: BenchProps) {
  const t = useWords(messages);
  const bench = useBench();
  const opened = useOpenedRecord(bench);
  const values = useStore(bench, ({ edited }) => edited.document.values);
  const info = taskInfo(values.task);
  const written = JSON.stringify(optionsOfTask(info, values));
  // The same object while the options are the same: each change of an option makes new values.
  const taskOptions = useMemo(() => JSON.parse(written) as AnyValues, [written]);
  const own = useOwnText(info, taskOptions);
  useKeptOwnText(bench, info.name, own);
  const config = useMemo(() => configOf(values, own.text), [values, own.text]);
  const place = useRef<HTMLDivElement>(null);
  const lock = useStore(bench, (state) => state.lock);
  const rules = useMemo(() => ({ lock, hide: [] }), [lock]);
  const [limits, setLimits] = useState<DeviceLimits | null>(null);
  // A run that does not fit the device is not started: the run before stays, and a sentence says why.
  const started = useRef(config);
  if (estimateRun(info, config, limits).fits) started.current = config;
  return (
    <RoomContext value={place}>
      <ControlRulesContext value={rules}>
        <NumbersContext value={t.print}>
          <div ref={place} className={styles.place}>
            <Running
              bench={bench}
              config={started.current}
              asked={config}
              own={own}
              place={place}
              opened={opened}
              starts={starts}
              onLimits={setLimits}
            />
          </div>
        </NumbersContext>
      </ControlRulesContext>
    </RoomContext>
  );
}

interface RunningProps {
  readonly bench: BenchStore;
  /** The run that trains or is about to. */
  readonly config: RunConfig;
  /** The run of the options. */
  readonly asked: RunConfig;
  readonly own: ReturnType<typeof useOwnText>;
  readonly place: RefObject<HTMLDivElement | null>;
  readonly opened: ReturnType<typeof useOpenedRecord>;
  readonly starts: boolean;
  readonly onLimits: (limits: DeviceLimits | null) => void;
}

/** Keeps the run of the options in training. */
function Running({ bench, config, asked, own, place, opened, starts, onLimits }: RunningProps) {
  const t = useWords(messages);
  const wanted = useStore(bench, ({ edited }) => edited.document.values.engine);
  const engine = engineFor(config, wanted);
  const { live, news } = useRun(config, false, place, recordedTwin(), engine);
  useEngine(live, engine);
  useEffect(() => live?.store.subscribe((state) => onLimits(state.engine?.limits ?? null)), [live, onLimits]);
  const recorded = useRecorder(live, bench, config);
  useUnfinishedRun(live, bench);
  useRunOnce(recorded, opened.record, opened.runs);
  useStart(live, starts);
  if (!recorded) return <p className={styles.note}>{t("bench.starting")}</p>;
  return (
    <Workplace bench={bench} live={recorded} news={news} asked={asked} own={own} record={opened.record} />
  );
}

/** Returns the engine of a run: faults of the clinic run on the CPU only. */
export const engineFor = ({ lanes }: RunConfig, wanted: "auto" | "reference"): "auto" | "reference" =>
  lanes.some(hasFault) ? "reference" : wanted;

/** Starts the first run if it is wanted; the pilot waits until it is ready. */
function useStart(live: LiveRun | null, wanted: boolean): void {
  const started = useRef(false);
  useEffect(() => {
    if (!live || !wanted || started.current) return;
    started.current = true;
    live.pilot.start();
  }, [live, wanted]);
}

/** Begins anew on another engine when the option changes. */
function useEngine(live: LiveRun | null, engine: "auto" | "reference"): void {
  const before = useRef(engine);
  useEffect(() => {
    if (!live || before.current === engine) return;
    before.current = engine;
    live.renew(engine, false);
  }, [live, engine]);
}

"use client";

import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import { useFrameReports } from "@/components/figure/frameReports";
import type { RunProgress } from "@/components/figure/host/runDriver";
import { BASE } from "@/components/figure/links";
import { runWorkerAt } from "@/lib/session/runLease";
import { makeRunStore, type RunState } from "@/lib/session/store";
import { GPU_TURNS } from "@/lib/session/turns";
import type { RunConfig } from "@/lib/training/config";
import { isBeginningOf, type RecordedRun } from "@/lib/training/recordedRun";
import { type FigureSession, useSession } from "../useSession";
import { makePilot, type Pilot, type PilotNews, type PilotOrders } from "./pilot";

/** How long options must have rested before their run begins, milliseconds: a slider passes many values. */
const REST_MS = 180;
const LESS_MOTION = "(prefers-reduced-motion: reduce)";

/** A run that a figure shows. */
export interface LiveRun {
  readonly store: StoreApi<RunState>;
  readonly pilot: Pilot;
  readonly session: FigureSession;
  /**
   * Begins with a new worker, on the same engine if none is named: the way out of a failure.
   *
   * @param running whether the run starts at once; true if left out
   */
  renew(engine?: PilotOrders["engine"], running?: boolean): void;
}

/**
 * Keeps a run for a figure from mount to unmount. It trains while its picture is on the screen.
 *
 * @param autostart whether it starts by itself, unless the reader prefers less motion
 * @param picture the element that must be on the screen for the run to go on
 * @param recorded a recorded run that is shown, if it is the beginning of the first run, until that run has a step
 * @param engine the engine to begin with
 * @returns the run, null until the figure is mounted, and how it came to its step 0
 */
export function useRun(
  config: RunConfig,
  autostart: boolean,
  picture: RefObject<HTMLElement | null>,
  recorded?: RecordedRun,
  engine: PilotOrders["engine"] = "auto",
): { readonly live: LiveRun | null; readonly news: PilotNews } {
  const [live, setLive] = useState<LiveRun | null>(null);
  const [orders, setOrders] = useState<PilotOrders>(() => ({
    autostart: autostart && !matchMedia(LESS_MOTION).matches && !savesData(),
    engine,
  }));
  const [news, setNews] = useState<PilotNews>({ origin: "" });
  const [beginning] = useState(() => (recorded && isBeginningOf(recorded, config) ? recorded : null));

  // Before the first paint: a cell without its controls would be seen for a moment, and then jump.
  useLayoutEffect(() => {
    const store = makeRunStore(runWorkerAt(BASE), GPU_TURNS);
    const pilot = makePilot(store, orders, setNews);
    const answering = store.subscribe((now, before) => {
      // Each frame grows the history; what empties it takes the drawing away.
      if (now.drawing && now.historyVersion !== before.historyVersion) requestAnimationFrame(now.drawn);
    });
    // A reader who asks for another try wants it to run.
    const renew: LiveRun["renew"] = (engine = orders.engine, running = true) =>
      setOrders({ autostart: running, engine });
    const { wake, rest, show } = store.getState();
    if (beginning) show(beginning);
    const watch = () => watchVisibility(picture.current, pilot.see);
    setLive({ store, pilot, session: { wake, rest, watch }, renew });
    return () => {
      answering();
      pilot.dispose();
      store.getState().dispose();
    };
  }, [orders, picture, beginning]);

  useEffect(() => {
    if (!live) return;
    const first = live.store.getState().config === null;
    const follow = () => {
      if (live.store.getState().status !== "failed") live.pilot.follow(config);
      // After a failure no worker listens. One that never started is not tried again and again.
      else if (!first) live.renew();
    };
    const timer = setTimeout(follow, first ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [live, config]);

  const { progress } = useFrameReports();
  useEffect(() => {
    if (!live) return;
    return live.store.subscribe((now, before) => {
      if (now.step !== before.step || now.config !== before.config) progress(progressOf(now));
    });
  }, [live, progress]);

  useSession(live?.session ?? null);
  return { live, news };
}

/** Returns where a run stands: its steps, and the latest loss of each lane. */
function progressOf({ step, config, history }: RunState): RunProgress {
  const { length, losses } = history.view();
  const latest = step > 0 && length > 0 ? losses.map((lane) => lane[length - 1]) : undefined;
  return { step, of: config?.maxSteps, losses: latest };
}

/** Whether the reader asked the browser to load little. Not all browsers know the setting. */
function savesData(): boolean {
  return "connection" in navigator && (navigator.connection as { saveData?: boolean }).saveData === true;
}

/** Tells whether an element is in the viewport of a tab that is shown, at each change. */
function watchVisibility(element: HTMLElement | null, see: (visible: boolean) => void): () => void {
  if (!element) return () => {};
  let inside = false;
  const tell = () => see(inside && document.visibilityState === "visible");
  const observer = new IntersectionObserver((entries) => {
    inside = entries[entries.length - 1].isIntersecting;
    tell();
  });
  observer.observe(element);
  document.addEventListener("visibilitychange", tell);
  return () => {
    observer.disconnect();
    document.removeEventListener("visibilitychange", tell);
  };
}

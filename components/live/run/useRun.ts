"use client";

import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import { BASE } from "@/components/figure/links";
import { startRunClient } from "@/lib/session/client";
import { makeRunStore, type RunState } from "@/lib/session/store";
import type { RunConfig } from "@/lib/training/config";
import { pageDevice } from "../pageDevice";
import { makeRestingRun, type RestingRun } from "../restingRun";
import { useSight } from "../useSight";
import { makePilot, type Pilot, type PilotNews, type PilotOrders } from "./pilot";

/** A slider passes many values on its way; a run is begun when it has rested. */
const REST_MS = 180;
const LESS_MOTION = "(prefers-reduced-motion: reduce)";

export interface LiveRun {
  readonly store: StoreApi<RunState>;
  readonly pilot: Pilot;
  /** Its worker, which ends while the figure is far out of sight. */
  readonly run: RestingRun;
  /** Give up this worker and begin with a new one, on the same engine if none is named: the way out of a failure. */
  renew(engine?: PilotOrders["engine"]): void;
}

/**
 * The worker, store and pilot of one run, from mount to unmount.
 *
 * @param autostart whether it starts by itself, unless the reader prefers less motion
 * @param place the element that must be on the screen for the run to go on
 * @returns null until mounted
 */
export function useRun(
  config: RunConfig,
  autostart: boolean,
  place: RefObject<HTMLElement | null>,
): { readonly live: LiveRun | null; readonly news: PilotNews } {
  const [live, setLive] = useState<LiveRun | null>(null);
  const [orders, setOrders] = useState<PilotOrders>(() => ({
    autostart: autostart && !matchMedia(LESS_MOTION).matches,
    engine: "auto",
  }));
  const [news, setNews] = useState<PilotNews>({ origin: "" });

  // Before the first paint: a cell without its controls would be seen for a moment, and then jump.
  useLayoutEffect(() => {
    const run = makeRestingRun(() => startRunClient(BASE), pageDevice);
    const store = makeRunStore(run);
    const pilot = makePilot(store, orders, setNews);
    const answering = store.subscribe((now, before) => {
      // Each frame grows the history; what empties it takes the drawing away.
      if (now.drawing && now.historyVersion !== before.historyVersion) requestAnimationFrame(now.drawn);
    });
    // A reader who asks for another try wants it to run.
    const renew = (engine = orders.engine) => setOrders({ autostart: true, engine });
    setLive({ store, pilot, run, renew });
    return () => {
      answering();
      pilot.dispose();
      store.getState().dispose();
    };
  }, [orders]);

  useEffect(() => {
    if (!live) return;
    const first = live.store.getState().config === null;
    const follow = () => {
      if (live.store.getState().status !== "failed") live.pilot.follow(config);
      // After a failure there may be no worker that listens; one that never came is not tried again and again.
      else if (!first) live.renew();
    };
    const timer = setTimeout(follow, first ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [live, config]);

  useSight(live?.run ?? null);
  useEffect(() => (live ? watchSight(place.current, live.pilot.see) : undefined), [live, place]);
  return { live, news };
}

/** Tell whether an element can be seen: in the viewport, in a tab that is shown. @returns stops watching */
function watchSight(element: HTMLElement | null, tell: (visible: boolean) => void): (() => void) | undefined {
  if (!element) return undefined;
  let inside = false;
  const say = () => tell(inside && document.visibilityState === "visible");
  const observer = new IntersectionObserver((entries) => {
    inside = entries[entries.length - 1].isIntersecting;
    say();
  });
  observer.observe(element);
  document.addEventListener("visibilitychange", say);
  return () => {
    observer.disconnect();
    document.removeEventListener("visibilitychange", say);
  };
}

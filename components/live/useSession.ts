"use client";

import { useEffect } from "react";
import { useRoom } from "@/components/figure/context";

/** Distance from the viewport at which a figure is far, CSS pixels: past where one is fetched. */
const FAR_PX = 1200;
/**
 * How long a figure is far before its worker rests, milliseconds: a reader who scrolls past must end nothing.
 */
const REST_AFTER_MS = 3000;

/** What a figure's worker is told of the figure; see `Lease`. */
export interface FigureSession {
  wake(): void;
  rest(): void;
  /** Watches more of the figure than its distance from the viewport. @returns stops watching */
  watch?(): () => void;
}

/** How a session follows its figure. */
export interface SessionOptions {
  /** Keeps the session awake while the figure is far: for work that a reader has started and waits for. */
  readonly alwaysAwake?: boolean;
}

/**
 * Joins a session with its figure: wakes it when the figure comes near the viewport, lets it rest when the
 * figure has been far for some seconds and when it goes away, and tells it whether the picture can be seen.
 *
 * @param session the same object in each render, or null while there is none
 */
export function useSession(
  session: FigureSession | null,
  { alwaysAwake = false }: SessionOptions = {},
): void {
  const room = useRoom();
  useEffect(() => {
    if (!session) return;
    if (alwaysAwake) session.wake();
    const stopWatching = [
      !alwaysAwake && room.current ? watchNearness(room.current, session) : undefined,
      session.watch?.(),
    ];
    return () => {
      for (const stop of stopWatching) stop?.();
      session.rest();
    };
  }, [room, session, alwaysAwake]);
}

/** Wakes a session when an element comes near the viewport, and rests it when it has been far for long. */
function watchNearness(element: HTMLElement, { wake, rest }: FigureSession): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      clearTimeout(timer);
      if (entries[entries.length - 1].isIntersecting) wake();
      else timer = setTimeout(rest, REST_AFTER_MS);
    },
    { rootMargin: `${FAR_PX}px 0px` },
  );
  observer.observe(element);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}

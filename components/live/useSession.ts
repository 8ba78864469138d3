"use client";

import { type RefObject, useEffect } from "react";
import { useRoom } from "@/components/figure/context";

/** A figure is far when it is more than this above or below the viewport, CSS pixels: past where one is fetched. */
const FAR_PX = 1200;
/** How long a figure is far before its worker rests, milliseconds: a reader who scrolls past must end nothing. */
const REST_AFTER_MS = 3000;

/** What a figure's worker is told of the figure; see `Lease`. */
export interface FigureSession {
  wake(): void;
  rest(): void;
  /** Told whether the picture is on the screen: in the viewport, in a tab that is shown. */
  see?(visible: boolean): void;
}

interface Options {
  /** The element that `see` is about. */
  readonly picture?: RefObject<HTMLElement | null>;
  /** Keeps the session awake while the figure is far: for work that a reader has started and waits for. */
  readonly alwaysAwake?: boolean;
}

/**
 * Joins a session with its figure: wakes it when the figure comes near the viewport, lets it rest when the figure has
 * been far for some seconds and when it goes away, and tells it whether the picture can be seen.
 *
 * @param session the same object in each render, or null while there is none
 */
export function useSession(
  session: FigureSession | null,
  { picture, alwaysAwake = false }: Options = {},
): void {
  const room = useRoom();
  useEffect(() => {
    if (!session) return;
    if (alwaysAwake) session.wake();
    const stopWatching = [
      !alwaysAwake && room.current ? watchNearness(room.current, session) : undefined,
      session.see && picture?.current ? watchVisibility(picture.current, session.see) : undefined,
    ];
    return () => {
      for (const stop of stopWatching) stop?.();
      session.rest();
    };
  }, [room, session, picture, alwaysAwake]);
}

/** Wakes a session when an element comes near the viewport, and lets it rest when the element has been far for long. */
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

/** Tells whether an element is in the viewport of a tab that is shown, at each change. */
function watchVisibility(element: HTMLElement, see: (visible: boolean) => void): () => void {
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

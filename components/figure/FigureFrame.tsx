"use client";

import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { RoomContext } from "./context";
import { Failure } from "./Failure";
import styles from "./FigureFrame.module.css";
import type { FigureEntry, FigureView, LoadView } from "./figure";
import { LoadedFigure } from "./LoadedFigure";
import { joinLink } from "./link";
import { Skeleton } from "./Skeleton";
import type { Place } from "./state";

/** How far below or above the viewport a figure is fetched, CSS pixels. */
const NEAR = 600;

interface Props extends Place {
  /** The same function in each render. */
  readonly load: LoadView;
  /** Shown with the loaded figure, inside its surroundings. */
  readonly children?: ReactNode;
}

/** Holds the place of a figure from the first paint and fetches the figure when it comes near the viewport. */
export function FigureFrame({ load, children, ...place }: Props) {
  const { entry, id, embedded, link } = place;
  const room = useRef<HTMLDivElement>(null);
  const near = useNear(room);
  const spoken = useSpoken(link);
  // A host may ask an embed for its options, and a linked figure must keep up, before they are in sight.
  const wanted = near || spoken || embedded;
  const [attempt, setAttempt] = useState(0);
  const [view, setView] = useState<FigureView | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to load again
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    load(entry.name).then(
      (loaded) => current && setView(loaded),
      (reason: unknown) =>
        current && setProblem(reason instanceof Error ? reason : new Error(String(reason))),
    );
    return () => {
      current = false;
    };
  }, [wanted, load, entry, attempt]);

  const retry = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  return (
    <div ref={room} id={id} className={styles.slot} style={heightsOf(entry)} data-figure={entry.name}>
      <div className={styles.room}>
        {problem ? (
          <Failure title={entry.title} problem={problem} onRetry={retry} />
        ) : view ? (
          <RoomContext value={room}>
            <LoadedFigure place={place} view={view} near={near} attempt={attempt} onRetry={retry}>
              {children}
            </LoadedFigure>
          </RoomContext>
        ) : (
          <Skeleton entry={entry} />
        )}
      </div>
    </div>
  );
}

/** Returns the measured heights as the variables that FigureFrame.module.css reads. */
function heightsOf({ heights }: FigureEntry): CSSProperties {
  return Object.fromEntries(heights.map((height, range) => [`--height-${range}`, `${height}px`]));
}

/** True from the moment the element first comes near the viewport. */
function useNear(element: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: `${NEAR}px 0px` },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return near;
}

/** True from the moment a figure of the same link first has something to tell. */
function useSpoken(link: string | undefined): boolean {
  const [spoken, setSpoken] = useState(false);
  useEffect(() => (link ? joinLink(link, () => setSpoken(true)).leave : undefined), [link]);
  return spoken;
}

"use client";

import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { HEIGHTS } from "@/components/figures/heights";
import { VIEWS } from "@/components/figures/views";
import { RoomContext } from "./context";
import { Failure } from "./Failure";
import styles from "./FigureFrame.module.css";
import type { FigureEntry, FigureModule } from "./figure";
import { LoadedFigure } from "./LoadedFigure";
import { joinLink } from "./link";
import { Skeleton } from "./Skeleton";
import type { Place } from "./state";

/** How far below or above the viewport a figure is fetched, CSS pixels. */
const NEAR = 600;

interface Props extends Place {
  /** Shown with the loaded figure, inside its surroundings. */
  readonly children?: ReactNode;
}

/** Holds the place of a figure from the first paint and fetches the figure when it comes near the viewport. */
export function FigureFrame({ children, ...place }: Props) {
  const { entry, id, embedded, link } = place;
  const room = useRef<HTMLDivElement>(null);
  const near = useNear(room);
  const spoken = useSpoken(link);
  // A host may ask an embed for its options, and a linked figure must keep up, before they are in sight.
  const wanted = near || spoken || embedded;
  const [attempt, setAttempt] = useState(0);
  const [module, setModule] = useState<FigureModule | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to load again
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    VIEWS[entry.name]().then(
      (loaded) => current && setModule(loaded),
      (reason: unknown) =>
        current && setProblem(reason instanceof Error ? reason : new Error(String(reason))),
    );
    return () => {
      current = false;
    };
  }, [wanted, entry, attempt]);

  const retry = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  return (
    <div ref={room} id={id} className={styles.slot} style={heightsOf(entry)} data-figure={entry.name}>
      <div className={styles.room}>
        {problem ? (
          <Failure title={entry.title} problem={problem} onRetry={retry} />
        ) : module ? (
          <RoomContext value={room}>
            <LoadedFigure place={place} module={module} near={near} attempt={attempt} onRetry={retry}>
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

/** The measured heights, for the ranges of FigureFrame.module.css; none is kept for what was not measured yet. */
function heightsOf({ name }: FigureEntry): CSSProperties {
  return Object.fromEntries(
    (HEIGHTS[name] ?? []).map((height, range) => [`--height-${range}`, `${height}px`]),
  );
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

"use client";

import { type ComponentType, type CSSProperties, useEffect, useRef, useState } from "react";
import { VIEWS } from "../views";
import type { WidgetProps } from "../widget";
import { Boundary } from "./Boundary";
import { SurroundingsContext } from "./context";
import { Failure } from "./Failure";
import { Skeleton } from "./Skeleton";
import type { WidgetState } from "./state";
import styles from "./WidgetFrame.module.css";

/** How far below or above the viewport a widget is fetched, CSS pixels. */
const NEAR = 600;

/** Holds a widget's natural size from the first paint and fetches the widget when it comes near the viewport. */
export function WidgetFrame({ state }: { readonly state: WidgetState }) {
  const { entry, id, embedded, ready } = state;
  const place = useRef<HTMLDivElement>(null);
  const near = useNear(place);
  const [attempt, setAttempt] = useState(0);
  const [View, setView] = useState<ComponentType<WidgetProps> | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to load again
  useEffect(() => {
    if (!near || !ready) return;
    let current = true;
    VIEWS[entry.name]().then(
      (module) => current && setView(() => module.default),
      (reason: unknown) =>
        current && setProblem(reason instanceof Error ? reason : new Error(String(reason))),
    );
    return () => {
      current = false;
    };
  }, [near, ready, entry, attempt]);

  const retry = () => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  const size = { "--wide-height": `${entry.size.wide}px`, "--narrow-height": `${entry.size.narrow}px` };
  return (
    <div ref={place} id={id} className={styles.slot} style={size as CSSProperties} data-widget={entry.name}>
      <div className={styles.room}>
        {problem ? (
          <Failure title={entry.title} problem={problem} onRetry={retry} />
        ) : View ? (
          <Boundary key={attempt} title={entry.title} onRetry={retry}>
            <SurroundingsContext value={state}>
              <View values={state.values} onChange={state.change} embedded={embedded} />
            </SurroundingsContext>
          </Boundary>
        ) : (
          <Skeleton entry={entry} />
        )}
      </div>
    </div>
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

"use client";

import { type CSSProperties, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { NumbersContext } from "@/components/charts/numbers";
import { usePageTranslate } from "@/components/controls/translation";
import { FigureTranslation, useFigureLanguage, useTable } from "@/components/controls/words";
import { hasPackedText } from "@/lib/options/packedKeys";
import { FigureStateContext, RoomContext } from "./context";
import { Boundary, Failure } from "./Failure";
import styles from "./FigureFrame.module.css";
import type { FigureEntry, FigureView, LoadView } from "./figure";
import { joinLink } from "./linkedOptions";
import { posterAt } from "./links";
import { loadPacker } from "./packer";
import { type Place, useFigureState } from "./state";

/** Distance from the viewport at which a figure is fetched, CSS pixels. */
const NEAR_PX = 600;

/** Numbers of a figure in English stay in the English notation, like its words. */
const plain = (text: string) => text;

interface Props extends Place {
  /** The same function in each render. */
  readonly load: LoadView;
  /** Whether the figure is drawn wherever it is in the page. */
  readonly drawn?: boolean;
  /** Shown below the still picture, until the figure has been fetched. */
  readonly rest?: ReactNode;
  /** Rendered beside the loaded figure; can read `useFigureContext`. */
  readonly children?: ReactNode;
}

/**
 * Reserves the place of a figure from the first paint and fetches the figure when it comes near the viewport.
 */
export function FigureFrame({ load, drawn = false, rest, children, ...place }: Props) {
  const { entry, id, embedded, link } = place;
  const room = useRef<HTMLDivElement>(null);
  const seen = useNear(room);
  const near = seen || drawn;
  const linkChanged = useLinkChanged(link);
  // A host may set options of an embed, and a linked figure must follow the others, before it is in view.
  const wanted = near || linkChanged || embedded;
  const [attempt, setAttempt] = useState(0);
  const [view, setView] = useState<FigureView | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to load again
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    // The options are read when the figure is shown: what opens its packed texts must be there by then.
    const packer = hasPackedText(window.location.search) ? loadPacker() : undefined;
    Promise.all([load(entry.name), packer]).then(
      ([loaded]) => current && setView(loaded),
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
  const { locale, print } = usePageTranslate();
  return (
    <div ref={room} id={id} className={styles.slot} style={heightsOf(entry)} data-figure={entry.name}>
      <div className={styles.room}>
        <FigureTranslation locale={locale} list={entry.words}>
          <NumbersContext value={entry.words ? print : plain}>
            {problem ? (
              <Failure title={entry.title} problem={problem} onRetry={retry} />
            ) : view ? (
              <RoomContext value={room}>
                <LoadedFigure place={place} view={view} near={near} attempt={attempt} onRetry={retry}>
                  {children}
                </LoadedFigure>
              </RoomContext>
            ) : (
              <Skeleton entry={entry} rest={rest} />
            )}
          </NumbersContext>
        </FigureTranslation>
      </div>
    </div>
  );
}

interface LoadedProps {
  readonly place: Place;
  readonly view: FigureView;
  /** False: the options are kept up to date, and nothing is drawn. */
  readonly near: boolean;
  /** Number of retries so far. A new number mounts the view anew; the options stay. */
  readonly attempt: number;
  readonly onRetry: () => void;
  readonly children?: ReactNode;
}

/** Holds the options of a fetched figure, and draws the figure when it is near the viewport. */
function LoadedFigure({ place, view, near, attempt, onRetry, children }: LoadedProps) {
  const state = useFigureState(place, useTable(view.options));
  const { View } = view;
  return (
    <FigureStateContext value={state}>
      {near ? (
        <Boundary key={attempt} title={place.entry.title} onRetry={onRetry}>
          <View values={state.values} onChange={state.change} embedded={place.embedded} />
        </Boundary>
      ) : (
        <Skeleton entry={place.entry} />
      )}
      {children}
    </FigureStateContext>
  );
}

/** Shows title, caption and still picture until the figure has been fetched; without scripts, for good. */
function Skeleton({ entry, rest }: { readonly entry: FigureEntry; readonly rest?: ReactNode }) {
  const t = usePageTranslate();
  const language = useFigureLanguage();
  return (
    <div className={styles.frame}>
      <p className={styles.title} lang={language}>
        {entry.title}
      </p>
      <p className={styles.detail} lang={language}>
        {entry.caption}
      </p>
      {/* biome-ignore lint/performance/noImgElement: a static export has no image server, and an SVG needs none */}
      <img
        src={posterAt(entry, t.locale)}
        alt={t("figure.still", { title: entry.title })}
        className={styles.poster}
        loading="lazy"
        decoding="async"
      />
      {rest}
      <noscript>
        <p className={styles.detail}>{t("figure.noScripts")}</p>
      </noscript>
    </div>
  );
}

/** Returns the measured heights as the CSS variables that FigureFrame.module.css reads. */
function heightsOf({ heights }: FigureEntry): CSSProperties {
  return Object.fromEntries(heights.map((height, range) => [`--height-${range}`, `${height}px`]));
}

/** Returns whether the element has been within `NEAR_PX` of the viewport. */
function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin: `${NEAR_PX}px 0px` },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return near;
}

/** Returns whether a figure of the same link has changed an option. */
function useLinkChanged(link: string | undefined): boolean {
  const [changed, setChanged] = useState(false);
  useEffect(() => (link ? joinLink(link, () => setChanged(true)).leave : undefined), [link]);
  return changed;
}

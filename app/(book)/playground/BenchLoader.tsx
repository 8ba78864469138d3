"use client";

import {
  type ComponentType,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { holdsBench, openStorage } from "@/components/bench/state/storage";
import { Failure } from "@/components/figure/Failure";
import { BASE } from "@/components/figure/links";

interface BenchLoaderProps {
  /** Title of the bench, for the case that it cannot be fetched. */
  readonly title: string;
  /** Path of the list of figures. */
  readonly gallery: string;
  /** Names of the figures: links to them led to this page before it was the bench. */
  readonly figures: readonly string[];
  /** The bench at rest. */
  readonly children: ReactNode;
}

type Bench = ComponentType<{ readonly starts: boolean }>;

/** The first sign that somebody uses the page. */
const SIGNS = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown"] as const;

/**
 * Shows the bench at rest until the page is used: its scripts and the engine are fetched then, or at once where the
 * address or the browser's storage holds something to show.
 */
export function BenchLoader({ title, gallery, figures, children }: BenchLoaderProps) {
  const [wanted, setWanted] = useState(false);
  const [starts, setStarts] = useState(false);
  const [Bench, setBench] = useState<Bench | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const place = useRef<HTMLDivElement>(null);
  /** Whether the focus was inside the bench at rest, which goes away with its buttons. */
  const focused = useRef(false);

  useEffect(() => {
    const { hash, search } = window.location;
    if (figures.includes(hash.slice(1))) return window.location.replace(`${BASE}${gallery}${search}${hash}`);
    if (search !== "" || holdsBench(openStorage(() => window.localStorage))) return setWanted(true);
    const use = () => setWanted(true);
    for (const sign of SIGNS) window.addEventListener(sign, use, { once: true, passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, use);
    };
  }, [figures, gallery]);

  useEffect(() => {
    if (!wanted || problem) return;
    let current = true;
    import("@/components/bench/Bench").then(
      (module) => {
        if (!current) return;
        focused.current = place.current?.contains(document.activeElement) ?? false;
        setBench(() => module.default);
      },
      (reason: unknown) =>
        current && setProblem(reason instanceof Error ? reason : new Error(String(reason))),
    );
    return () => {
      current = false;
    };
  }, [wanted, problem]);

  useEffect(() => {
    if (Bench && focused.current) document.getElementById("main")?.focus({ preventScroll: true });
  }, [Bench]);

  if (problem) return <Failure title={title} problem={problem} onRetry={() => setProblem(null)} />;
  if (Bench) return <Bench starts={starts} />;
  const isStart = ({ target }: MouseEvent) =>
    target instanceof Element && target.closest("[data-starts]") !== null;
  // A mouse button may go down on this Start and up on that of the open bench: then there is no click.
  const down = (event: PointerEvent) => event.pointerType === "mouse" && isStart(event) && setStarts(true);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: hears the button inside
    <div ref={place} onPointerDown={down} onClick={(event) => isStart(event) && setStarts(true)}>
      {children}
    </div>
  );
}

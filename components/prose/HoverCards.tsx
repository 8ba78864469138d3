"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";

const HoverCard = lazy(() => import("./HoverCard"));

/** Links whose card shows what they point at: citations, terms, marks, and the footnotes of remark-gfm. */
const TRIGGERS = "a[data-card], a[data-footnote-ref]";

/** Long enough that a pointer on its way across the text opens nothing. */
const OPEN_AFTER_MS = 140;
/** Long enough to move the pointer from the link into the card. */
const CLOSE_AFTER_MS = 220;

const triggerOf = (event: Event) =>
  event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(TRIGGERS) : null;

/**
 * The one hover card of a page. Links stay plain links that lead to the lists at the end; this listens for hover,
 * keyboard focus and touch on them, and fetches the card itself when the first one is wanted.
 */
export function HoverCards() {
  const [trigger, setTrigger] = useState<HTMLAnchorElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const later = (next: HTMLAnchorElement | null, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTrigger(next), delay);
  };
  const keep = () => clearTimeout(timer.current);
  const release = () => later(null, CLOSE_AFTER_MS);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the helpers only touch the ref and the setter
  useEffect(() => {
    const over = (event: PointerEvent) => {
      const link = triggerOf(event);
      if (link && event.pointerType === "mouse") later(link, OPEN_AFTER_MS);
    };
    const out = (event: PointerEvent) => {
      if (triggerOf(event) && event.pointerType === "mouse") release();
    };
    const focus = (event: FocusEvent) => {
      const link = triggerOf(event);
      if (link?.matches(":focus-visible")) later(link, 0);
    };
    const blur = (event: FocusEvent) => {
      if (triggerOf(event)) release();
    };
    // A tap opens the card; the card leads on to the list.
    const click = (event: MouseEvent) => {
      const link = triggerOf(event);
      if (!link) return;
      if ((event as PointerEvent).pointerType === "touch") {
        event.preventDefault();
        later(link, 0);
      } else {
        later(null, 0);
      }
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") later(null, 0);
    };
    const signal = new AbortController();
    const options = { signal: signal.signal };
    document.addEventListener("pointerover", over, options);
    document.addEventListener("pointerout", out, options);
    document.addEventListener("focusin", focus, options);
    document.addEventListener("focusout", blur, options);
    document.addEventListener("click", click, options);
    document.addEventListener("keydown", key, options);
    return () => {
      signal.abort();
      clearTimeout(timer.current);
    };
  }, []);

  if (!trigger) return null;
  return (
    <Suspense fallback={null}>
      <HoverCard trigger={trigger} onEnter={keep} onLeave={release} onClose={() => later(null, 0)} />
    </Suspense>
  );
}

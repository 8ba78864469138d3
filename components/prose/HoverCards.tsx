"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
import type { HoverCardProps } from "./HoverCard";

/** Links whose card shows what they point at: citations, terms, marks, and the footnotes of remark-gfm. */
const TRIGGERS = "a[data-card], a[data-footnote-ref]";

/** Long enough that a pointer on its way across the text opens nothing. */
const OPEN_AFTER_MS = 140;
/** Long enough to move the pointer from the link into the card. */
const CLOSE_AFTER_MS = 220;

/** The card itself; the pointer may rest on it. */
const CARD = "[data-hover-card]";

const isInCard = (event: Event) => event.target instanceof Element && event.target.closest(CARD) !== null;
const triggerOf = (event: Event) =>
  event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(TRIGGERS) : null;

/**
 * The one hover card of a page. Links stay plain links that lead to the lists at the end; this listens for hover,
 * keyboard focus and touch on them, and fetches the card itself when the first one is wanted.
 */
export function HoverCards() {
  const [trigger, setTrigger] = useState<HTMLAnchorElement | null>(null);
  const [Card, setCard] = useState<ComponentType<HoverCardProps> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const later = (next: HTMLAnchorElement | null, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTrigger(next), delay);
  };
  const release = () => later(null, CLOSE_AFTER_MS);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the helpers only touch the ref and the setter
  useEffect(() => {
    // Each "out" is followed by the "over" of what the pointer is on now, so the card can take a release back.
    const over = (event: PointerEvent) => {
      if (event.pointerType !== "mouse") return;
      const link = triggerOf(event);
      if (link) later(link, OPEN_AFTER_MS);
      else if (isInCard(event)) clearTimeout(timer.current);
    };
    const out = (event: PointerEvent) => {
      if (event.pointerType === "mouse" && (triggerOf(event) || isInCard(event))) release();
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

  const wanted = trigger !== null;
  useEffect(() => {
    if (!wanted) return;
    // If the file cannot be had, the links still lead to the lists.
    import("./HoverCard").then(
      (module) => setCard(() => module.default),
      () => {},
    );
  }, [wanted]);

  return trigger && Card && <Card trigger={trigger} onClose={() => later(null, 0)} />;
}

"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
import type { HoverCardProps } from "./HoverCard";

/** Selects the links with a card: citations, terms, marks, and the footnotes of remark-gfm. */
const TRIGGERS = "a[data-card], a[data-footnote-ref]";

/** Delay before a card opens: a pointer that crosses the text opens none. */
const OPEN_AFTER_MS = 140;
/** Delay before a card closes: enough to move the pointer from the link into the card. */
const CLOSE_AFTER_MS = 220;

/** Selects the card itself, which stays open under the pointer. */
const CARD = "[data-hover-card]";

const isInCard = (event: Event) => event.target instanceof Element && event.target.closest(CARD) !== null;
const triggerOf = (event: Event) =>
  event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(TRIGGERS) : null;

/**
 * Shows one hover card at a time for the links of a page, on hover, keyboard focus and touch. The links
 * themselves lead to the lists at the end of the page. The code of the card is loaded with the first card.
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
    // Each "pointerout" is followed by a "pointerover" of the next element, which may be the card: it cancels
    // the close.
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
    // A tap opens the card, which has a link to the list.
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
    // Without the file of the card, the links still lead to the lists.
    import("./HoverCard").then(
      (module) => setCard(() => module.default),
      () => {},
    );
  }, [wanted]);

  return trigger && Card && <Card trigger={trigger} onClose={() => later(null, 0)} />;
}

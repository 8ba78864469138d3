"use client";

import { type RefObject, useEffect, useState } from "react";
import { askedPatch, HELLO, h5pAnswer, heightMessages } from "./host";
import type { WidgetState } from "./state";

const EVERY_MS = 100;

/** Any host may embed us and no message holds anything private, so no origin is singled out. */
function tell(message: unknown) {
  window.parent.postMessage(message, "*");
}

/** Keeps the page around an embed informed of height and options, and takes options from it. */
export function useHost(state: WidgetState, root: RefObject<HTMLElement | null>): void {
  const { entry, ready, take, values, notes } = state;
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    const element = root.current;
    if (!element || window.parent === window) return;
    let height = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const report = () => {
      timer = undefined;
      const now = Math.ceil(element.getBoundingClientRect().height);
      if (now === height) return;
      height = now;
      for (const message of heightMessages(height)) tell(message);
    };
    const observer = new ResizeObserver(() => {
      timer ??= setTimeout(report, EVERY_MS);
    });
    const hear = (event: MessageEvent) => {
      if (event.source !== window.parent) return;
      const answer = h5pAnswer(event.data, height);
      if (answer) tell(answer);
      const patch = askedPatch(event.data);
      if (!patch) return;
      take(patch);
      setAsked((times) => times + 1);
    };
    window.addEventListener("message", hear);
    observer.observe(element);
    tell(HELLO);
    return () => {
      window.removeEventListener("message", hear);
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [root, take]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: who asked gets an answer even if nothing changed
  useEffect(() => {
    if (!ready || window.parent === window) return;
    const timer = setTimeout(() => tell({ type: "state", widget: entry.name, values, notes }), EVERY_MS);
    return () => clearTimeout(timer);
  }, [ready, entry, values, notes, asked]);
}

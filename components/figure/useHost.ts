"use client";

import { type RefObject, useEffect, useState } from "react";
import { askedPatch, HELLO, h5pAnswer, heightMessages } from "./host";
import { createInbox, type Inbox } from "./inbox";

/** Height and options are told no more often than this. */
export const EVERY_MS = 100;

/** Any host may embed us and no message holds anything private, so no origin is singled out. */
export function tellHost(message: unknown) {
  window.parent.postMessage(message, "*");
}

/**
 * Keeps the page around an embed informed of its height, from the first paint on.
 *
 * @returns where the options that this page asks for wait for the figure
 */
export function useHost(root: RefObject<HTMLElement | null>): Inbox {
  const [inbox] = useState(createInbox);
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
      for (const message of heightMessages(height)) tellHost(message);
    };
    const observer = new ResizeObserver(() => {
      timer ??= setTimeout(report, EVERY_MS);
    });
    const hear = (event: MessageEvent) => {
      if (event.source !== window.parent) return;
      const answer = h5pAnswer(event.data, height);
      if (answer) tellHost(answer);
      const patch = askedPatch(event.data);
      if (patch) inbox.put(patch);
    };
    window.addEventListener("message", hear);
    observer.observe(element);
    tellHost(HELLO);
    // Browsers do not draw a frame of another site while it is out of sight, and the observer waits for a drawing: a
    // host that was told nothing until then would grow its page under the reader.
    report();
    return () => {
      window.removeEventListener("message", hear);
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [root, inbox]);
  return inbox;
}

"use client";

import { type RefObject, useEffect, useState } from "react";
import { createInbox, HELLO, h5pAnswer, heightMessages, type Inbox, requestedPatch } from "./host";

/** Shortest time between two reports of height or options, milliseconds. */
export const REPORT_EVERY_MS = 100;

/** Posts a message to the host page. Any origin may embed a figure, and no message contains private data. */
export function postToHost(message: unknown) {
  window.parent.postMessage(message, "*");
}

/**
 * Reports the height of an embed to the host page, from the first paint on.
 *
 * @param root the element whose height is reported
 * @returns the inbox for the options that the host sets
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
      for (const message of heightMessages(height)) postToHost(message);
    };
    const observer = new ResizeObserver(() => {
      timer ??= setTimeout(report, REPORT_EVERY_MS);
    });
    const onMessage = (event: MessageEvent) => {
      if (event.source !== window.parent) return;
      const answer = h5pAnswer(event.data, height);
      if (answer) postToHost(answer);
      const patch = requestedPatch(event.data);
      if (patch) inbox.put(patch);
    };
    window.addEventListener("message", onMessage);
    observer.observe(element);
    postToHost(HELLO);
    // Browsers do not draw a frame of another site while it is out of view, and the observer reports only
    // after a drawing. Without this report the frame would change its height while the reader looks at it.
    report();
    return () => {
      window.removeEventListener("message", onMessage);
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [root, inbox]);
  return inbox;
}

"use client";

import { useEffect, useState } from "react";
import { useSurroundings } from "./context";
import type { Inbox } from "./inbox";
import { EVERY_MS, tellHost } from "./useHost";

/** Between a loaded figure and the page around it: takes what was asked for, tells what the options now are. */
export function HostLine({ inbox }: { readonly inbox: Inbox }) {
  const { entry, change, values, notes } = useSurroundings();
  const [asked, setAsked] = useState(0);

  useEffect(
    () =>
      inbox.open((patch) => {
        change(patch);
        setAsked((times) => times + 1);
      }),
    [inbox, change],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: who asked gets an answer even if nothing changed
  useEffect(() => {
    if (window.parent === window) return;
    const timer = setTimeout(() => tellHost({ type: "state", widget: entry.name, values, notes }), EVERY_MS);
    return () => clearTimeout(timer);
  }, [entry, values, notes, asked]);
  return null;
}

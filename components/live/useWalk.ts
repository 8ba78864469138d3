"use client";

import { useEffect, useRef, useState } from "react";

interface Walk {
  readonly at: number;
  readonly last: number;
  /** Where it begins again when it has come to the last step. */
  readonly from: number;
  /** Milliseconds a step. */
  readonly every: number;
  readonly onMove: (at: number) => void;
}

/** Walks through numbered steps by itself, until the last one or until it is told to stop. */
export function useWalk({ at, last, from, every, onMove }: Walk) {
  const [walking, setWalking] = useState(false);
  const now = useRef({ at, onMove });
  useEffect(() => {
    now.current = { at, onMove };
  });
  const ended = at >= last;
  useEffect(() => {
    if (!walking || ended) return;
    const timer = setInterval(() => now.current.onMove(now.current.at + 1), every);
    return () => clearInterval(timer);
  }, [walking, ended, every]);
  // Whoever goes back from the last step by hand or by Undo has not asked it to walk on.
  useEffect(() => {
    if (ended) setWalking(false);
  }, [ended]);
  return {
    walking,
    /** From the start again, if it stands at the end. Without motion, one step further. */
    start() {
      onMove(ended ? from : at + 1);
      if (!matchMedia("(prefers-reduced-motion: reduce)").matches) setWalking(true);
    },
    pause: () => setWalking(false),
    go(goal: number) {
      setWalking(false);
      onMove(Math.max(0, Math.min(last, goal)));
    },
  };
}

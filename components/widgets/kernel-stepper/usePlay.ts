"use client";

import { useEffect, useRef, useState } from "react";

/** Time to look at a stage. */
const MS_A_STAGE = 1800;

/** Walks through numbered stages by itself, until the last one or until it is told to stop. */
export function usePlay(at: number, last: number, onMove: (at: number) => void) {
  const [playing, setPlaying] = useState(false);
  const now = useRef({ at, onMove });
  useEffect(() => {
    now.current = { at, onMove };
  });
  const ended = at >= last;
  useEffect(() => {
    if (!playing || ended) return;
    const timer = setInterval(() => now.current.onMove(now.current.at + 1), MS_A_STAGE);
    return () => clearInterval(timer);
  }, [playing, ended]);
  useEffect(() => {
    if (ended) setPlaying(false);
  }, [ended]);
  return {
    playing,
    /** From the start again, if it stands at the end. Without motion, one stage further. */
    play() {
      const next = ended ? 0 : at + 1;
      onMove(next);
      if (!matchMedia("(prefers-reduced-motion: reduce)").matches) setPlaying(true);
    },
    pause: () => setPlaying(false),
    go(goal: number) {
      setPlaying(false);
      onMove(Math.max(0, Math.min(last, goal)));
    },
  };
}

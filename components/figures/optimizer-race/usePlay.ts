"use client";

import { useEffect, useState } from "react";

const STEPS_PER_SECOND = 20;

/**
 * A position that runs by itself. While it runs it is this hook's; when it stops, the figure's options get it, so
 * that a race of 150 steps is one entry in the history.
 */
export function usePlay(settled: number, last: number, onSettle: (step: number) => void) {
  const [live, setLive] = useState<number | null>(null);
  const running = live !== null;

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(
      () => setLive((step) => (step === null ? null : Math.min(last, step + 1))),
      1000 / STEPS_PER_SECOND,
    );
    return () => clearInterval(timer);
  }, [running, last]);

  const stop = (at: number) => {
    setLive(null);
    onSettle(at);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of the race is the reason
  useEffect(() => {
    if (live === last) stop(last);
  }, [live, last]);

  return {
    step: live ?? settled,
    running,
    /** From the start again, if it stands at the end. Without motion, straight to the end. */
    play() {
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) onSettle(last);
      else setLive(settled >= last ? 0 : settled);
    },
    pause: () => live !== null && stop(live),
    /** Go somewhere, whether it runs or not. */
    go: stop,
  };
}

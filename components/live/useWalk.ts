"use client";

import { useEffect, useRef, useState } from "react";

interface Walk {
  /** Chosen step. */
  readonly at: number;
  readonly last: number;
  /** Step at which the walk begins again after the last step. */
  readonly from: number;
  readonly msPerStep: number;
  readonly onMove: (at: number) => void;
  /**
   * Whether a walk is one move: its steps are kept here, and only the step at which it stops is passed to `onMove`, so
   * that a walk of 150 steps is one entry in the history of the options.
   */
  readonly asOneMove?: boolean;
}

/** Walks through numbered steps by itself, until the last step or a stop. */
export function useWalk({ at, last, from, msPerStep, onMove, asOneMove = false }: Walk) {
  const [walking, setWalking] = useState(false);
  /** Step of a walk that is one move, while it lasts. */
  const [passed, setPassed] = useState<number | null>(null);
  const step = passed ?? at;
  const now = useRef({ at, onMove });
  useEffect(() => {
    now.current = { at, onMove };
  });
  const ended = step >= last;
  useEffect(() => {
    if (!walking || ended) return;
    const move = asOneMove
      ? () => setPassed((before) => (before === null ? null : Math.min(last, before + 1)))
      : () => now.current.onMove(now.current.at + 1);
    const timer = setInterval(move, msPerStep);
    return () => clearInterval(timer);
  }, [walking, ended, msPerStep, last, asOneMove]);

  const stop = (goal: number) => {
    setWalking(false);
    setPassed(null);
    onMove(goal);
  };
  // The walk also ends where a reader goes back from the last step by hand or by Undo.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of the walk is the reason
  useEffect(() => {
    if (!ended) return;
    if (passed === null) setWalking(false);
    else stop(last);
  }, [ended]);
  return {
    /** The step to show. */
    step,
    walking,
    /** Walks on, or from the start if it stands at the end; one step where less motion is preferred. */
    start() {
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const begin = at >= last ? from : at;
      if (!asOneMove) onMove(at >= last ? from : at + 1);
      else if (still) onMove(last);
      else setPassed(begin);
      if (!still) setWalking(true);
    },
    pause() {
      if (passed === null) setWalking(false);
      else stop(passed);
    },
    /** Stops, and goes to a step. */
    go: (goal: number) => stop(Math.max(0, Math.min(last, goal))),
  };
}

"use client";

import { useEffect, useState } from "react";
import { useRoom } from "./context";

/** Width of a figure's place from which the figure has its wide layout, CSS pixels; a value of RANGE_STARTS. */
const WIDE_PX = 720;

/**
 * Returns whether the figure's place is narrower than `below` CSS pixels. A narrow figure shows its picture
 * first and folds most options, since picture and control must fit the screen of a telephone together.
 */
export function useNarrow(below = WIDE_PX): boolean {
  const room = useRoom();
  // The place is in the page before the figure is fetched, so the first render already has the right layout.
  const [narrow, setNarrow] = useState(() => (room.current?.clientWidth ?? below) < below);
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const observer = new ResizeObserver(([{ contentRect }]) => setNarrow(contentRect.width < below));
    observer.observe(element);
    return () => observer.disconnect();
  }, [room, below]);
  return narrow;
}

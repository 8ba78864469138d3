"use client";

import { useEffect, useState } from "react";

/** Screens on which the settings stand beside the panels and the bar at the top; see bench.module.css. */
const WIDE = "(min-width: 64rem)";

/** Returns whether the screen is wide. For the browser only. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia(WIDE).matches);
  useEffect(() => {
    const query = window.matchMedia(WIDE);
    const look = () => setWide(query.matches);
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  return wide;
}

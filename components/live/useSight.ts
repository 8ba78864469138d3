"use client";

import { useEffect } from "react";
import { useRoom } from "@/components/figure/context";

/** A figure is far when it is more than this above or below the viewport, CSS pixels: past where one is fetched. */
const FAR_PX = 1200;
/** Who scrolls past does not end anything. */
const REST_AFTER_MS = 3000;

interface Sight {
  wake(): void;
  rest(): void;
}

/**
 * Wakes what works for a figure when the figure comes near the viewport, and lets it rest when it has been far for
 * some seconds, and at the end.
 *
 * @param sight the same object in each render, or null while there is nothing to wake
 */
export function useSight(sight: Sight | null) {
  const room = useRoom();
  useEffect(() => {
    const element = room.current;
    if (!element || !sight) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(timer);
        if (entries[entries.length - 1].isIntersecting) sight.wake();
        else timer = setTimeout(sight.rest, REST_AFTER_MS);
      },
      { rootMargin: `${FAR_PX}px 0px` },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      sight.rest();
    };
  }, [room, sight]);
}

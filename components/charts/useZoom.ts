"use client";

import { select } from "d3-selection";
import { type D3ZoomEvent, zoom, zoomIdentity } from "d3-zoom";
import { type RefObject, useEffect, useRef } from "react";
import type { View } from "./layout";

/** The view of a number line and the limits of its enlargement. */
export interface ZoomRequest {
  readonly view: View;
  readonly maxZoom: number;
  /** Pixels of the line, as in the scale's range. */
  readonly left: number;
  readonly right: number;
  readonly onView: (view: View) => void;
}

/**
 * Enlarges and moves a number line by hand: drag, pinch, or wheel with Ctrl or Cmd. A plain wheel scrolls the
 * page, and so does a finger as long as nothing is enlarged.
 */
export function useZoom(pad: RefObject<HTMLElement | null>, request: ZoomRequest): void {
  const latest = useRef(request);
  useEffect(() => {
    latest.current = request;
  });
  const { view, maxZoom, left, right } = request;
  const width = right - left;

  useEffect(() => {
    const element = pad.current;
    if (!element) return;
    const behaviour = zoom<HTMLElement, unknown>()
      .scaleExtent([1, maxZoom])
      .extent([
        [0, 0],
        [width, 1],
      ])
      .translateExtent([
        [0, 0],
        [width, 1],
      ])
      .clickDistance(4)
      .wheelDelta(wheelPower)
      .filter((event: Event) => isMeant(event, latest.current.view.zoom))
      .on("zoom", (event: D3ZoomEvent<HTMLElement, unknown>) => {
        // Moves that only follow the view have no source.
        if (!event.sourceEvent) return;
        const { k, x } = event.transform;
        latest.current.onView({ zoom: k, centre: (width / 2 - x) / (width * k) });
      });
    const selection = select(element);
    selection.call(behaviour).on("dblclick.zoom", null);
    return () => {
      selection.on(".zoom", null);
    };
  }, [pad, maxZoom, width]);

  // d3 keeps the transform on the element. Written directly it follows the view without an event of its own.
  useEffect(() => {
    const element = pad.current as (HTMLElement & { __zoom?: unknown }) | null;
    if (!element) return;
    const x = width / 2 - view.centre * width * view.zoom;
    element.__zoom = zoomIdentity.translate(x, 0).scale(view.zoom);
  }, [pad, width, view.zoom, view.centre]);
}

/**
 * Returns a turn of the wheel as a power of two. A pinch on a trackpad comes as many small turns, a notch of
 * a mouse as one turn of 100 pixels or 3 lines: at most a doubling each.
 */
function wheelPower(event: WheelEvent): number {
  const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 30);
  return Math.max(-1, Math.min(1, -pixels / 100));
}

function isMeant(event: Event, zoomed: number): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (typeof TouchEvent !== "undefined" && event instanceof TouchEvent) {
    return event.touches.length > 1 || zoomed > 1;
  }
  return event instanceof MouseEvent && event.button === 0 && !event.ctrlKey;
}

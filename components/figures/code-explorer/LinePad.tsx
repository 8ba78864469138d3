"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from "react";
import { nearest } from "@/components/charts/Cursor";
import { type Layout, type View, viewScale, zoomedOn } from "@/components/charts/layout";
import { useCoordinates } from "@/components/charts/plot";
import { useZoom } from "@/components/charts/useZoom";
import { useWords } from "@/components/controls/words";
import type { QuantizationMap } from "@/lib/numerics/maps";
import { printValue } from "../maps/print";
import styles from "./code-explorer.module.css";
import { MAX_ZOOM } from "./figure";
import { messages } from "./messages";
import type { CodeFacts } from "./model";

/** The map on the number line, the chosen code, and the part of the line that is visible. */
export interface LineProps {
  readonly map: QuantizationMap;
  readonly facts: CodeFacts;
  readonly layout: Layout;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onIndex: (index: number) => void;
}

interface Props extends LineProps {
  /** Called with the index of the value under the pointer, or null. */
  readonly onHover: (index: number | null) => void;
}

/** Codes that Page up and Page down move by. */
const LONG_MOVE = 16;
const ZOOM_STEP = 2;

/** Lets the reader choose a value and zoom, by pointer, wheel, pinch and keys, over the number line. */
export function LinePad({ map, facts, layout, view, onView, onIndex, onHover }: Props) {
  const t = useWords(messages);
  const { left, right, height } = useCoordinates();
  const pad = useRef<HTMLDivElement>(null);
  const x = useMemo(() => viewScale(layout, view, [left, right]), [layout, view, left, right]);
  useZoom(pad, { view, maxZoom: MAX_ZOOM, left, right, onView });
  // With a new scale, another value is under the pointer, if any.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new scale is the reason
  useEffect(() => onHover(null), [x, map]);

  const under = (event: { clientX: number; currentTarget: Element }) => {
    const pixel = left + event.clientX - event.currentTarget.getBoundingClientRect().left;
    // The nearest in pixels: on a logarithmic axis the nearest number may be drawn farther away.
    return nearest(layout.share(x.invert(pixel)), map.values.length, Array.from(map.values, layout.share));
  };
  const onPointerMove = (event: PointerEvent) => event.pointerType === "mouse" && onHover(under(event));
  const onKeyDown = (event: KeyboardEvent) => {
    const last = map.values.length - 1;
    const goals: Record<string, number> = {
      ArrowLeft: facts.index - 1,
      ArrowDown: facts.index - 1,
      ArrowRight: facts.index + 1,
      ArrowUp: facts.index + 1,
      PageDown: facts.index - LONG_MOVE,
      PageUp: facts.index + LONG_MOVE,
      Home: 0,
      End: last,
    };
    const zooms: Record<string, number> = { "+": ZOOM_STEP, "=": ZOOM_STEP, "-": 1 / ZOOM_STEP, "0": 0 };
    if (event.key in goals) onIndex(Math.min(last, Math.max(0, goals[event.key])));
    else if (event.key in zooms && !event.ctrlKey && !event.metaKey) {
      onView(zoomedOn(view, MAX_ZOOM, zooms[event.key], layout.share(facts.value)));
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={pad}
      className={styles.pad}
      role="slider"
      tabIndex={0}
      aria-label={t("line.label")}
      aria-valuemin={0}
      aria-valuemax={map.values.length - 1}
      aria-valuenow={facts.index}
      aria-valuetext={t("line.value", { index: facts.index, value: t.print(printValue(facts.value)) })}
      aria-description={t("line.description")}
      data-zoomed={view.zoom > 1 || undefined}
      style={{ left, width: right - left, top: 0, height }}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onHover(null)}
      onClick={(event) => onIndex(under(event))}
      onKeyDown={onKeyDown}
    />
  );
}

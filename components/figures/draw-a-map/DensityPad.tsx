"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { AxisX } from "@/components/charts/Axis";
import { Chart } from "@/components/charts/Chart";
import { printNumber } from "@/components/charts/format";
import { type Layout, viewScale, WHOLE_VIEW } from "@/components/charts/layout";
import { Overlay } from "@/components/charts/plot";
import { useWords } from "@/components/controls/words";
import { printValue } from "../maps/print";
import { HIGHEST } from "./codec";
import styles from "./draw-a-map.module.css";
import { messages } from "./messages";
import { COLUMNS, paint } from "./shape";

interface Props {
  /** Painted height of each column, 0 to HIGHEST. */
  readonly heights: Uint8Array;
  readonly layout: Layout;
  readonly onHeights: (heights: Uint8Array) => void;
}

const HEIGHT = 150;
const TOP = 8;
const BASE = 122;
const SIDE = 12;
/** Change of a height by the arrow keys, and by Page up and Page down. */
const KEY_STEP = 3;
const PAGE_STEP = 15;

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));

/** Lets the reader paint the density of the levels with the pointer, or set it with the arrow keys. */
export function DensityPad({ heights, layout, onHeights }: Props) {
  const t = useWords(messages);
  const [column, setColumn] = useState(COLUMNS / 2);
  const stroke = useRef<{ heights: Uint8Array; column: number; height: number } | null>(null);

  const brush = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const up = (BASE - (event.clientY - box.top)) / (BASE - TOP);
    return {
      column: clamp(Math.floor(across * COLUMNS), COLUMNS - 1),
      height: clamp(Math.round(up * HIGHEST), HIGHEST),
    };
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const at = brush(event);
    stroke.current = { heights: paint(heights, at, at), ...at };
    event.currentTarget.setPointerCapture(event.pointerId);
    setColumn(at.column);
    onHeights(stroke.current.heights);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!stroke.current) return;
    const at = brush(event);
    stroke.current = { heights: paint(stroke.current.heights, stroke.current, at), ...at };
    setColumn(at.column);
    onHeights(stroke.current.heights);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const across: Record<string, number> = {
      ArrowLeft: column - 1,
      ArrowRight: column + 1,
      Home: 0,
      End: COLUMNS - 1,
    };
    const up: Record<string, number> = {
      ArrowUp: KEY_STEP,
      ArrowDown: -KEY_STEP,
      PageUp: PAGE_STEP,
      PageDown: -PAGE_STEP,
    };
    if (event.key in across) setColumn(clamp(across[event.key], COLUMNS - 1));
    else if (event.key in up) {
      const at = { column, height: clamp(heights[column] + up[event.key], HIGHEST) };
      onHeights(paint(heights, at, at));
    } else return;
    event.preventDefault();
  };
  const place = t.print(printValue(Number(layout.value((column + 0.5) / COLUMNS).toPrecision(2))));
  const stop = () => {
    stroke.current = null;
  };
  return (
    <Chart
      sentence={t("density.picture")}
      height={HEIGHT}
      margin={{ left: SIDE, right: SIDE, top: TOP, bottom: HEIGHT - BASE }}
      startWidth={640}
      x={(range) => viewScale(layout, WHOLE_VIEW, range)}
    >
      {({ left, right }) => {
        const width = (right - left) / COLUMNS;
        const at = (i: number) => left + i * width;
        const bars = Array.from(heights, (height, i) => {
          const top = BASE - (height / HIGHEST) * (BASE - TOP);
          return `M${(at(i) + 0.5).toFixed(1)} ${BASE}V${top.toFixed(1)}h${(width - 1).toFixed(1)}V${BASE}Z`;
        });
        return (
          <>
            <rect
              x={at(column)}
              y={TOP}
              width={width}
              height={BASE - TOP}
              fill="var(--map-custom)"
              fillOpacity={0.16}
            />
            <path d={bars.join("")} fill="var(--map-custom)" />
            <AxisX count={Math.max(3, Math.floor((right - left) / 80))} print={printNumber} />
            <Overlay>
              <div
                className={styles.canvas}
                role="slider"
                tabIndex={0}
                aria-label={t("density.label")}
                aria-orientation="vertical"
                aria-valuemin={0}
                aria-valuemax={HIGHEST}
                aria-valuenow={heights[column]}
                aria-valuetext={t("density.value", { place, height: heights[column], highest: HIGHEST })}
                aria-description={t("density.description")}
                style={{ left, width: right - left, top: 0, height: HEIGHT }}
                onPointerDown={onPointerDown}
                onPointerMove={onPointerMove}
                onPointerUp={stop}
                onPointerCancel={stop}
                onKeyDown={onKeyDown}
              />
            </Overlay>
          </>
        );
      }}
    </Chart>
  );
}

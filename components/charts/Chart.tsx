"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import styles from "./charts.module.css";
import { keepLabels } from "./keepLabels";
import { wrapWords } from "./labels";
import { type Area, type Coordinates, OverlayLayer, Plot, type ScaleMaker } from "./plot";

export type { Area, Coordinates } from "./plot";

/** Space around a plot, for axes and labels, pixels. */
export type Margin = Partial<Record<"left" | "right" | "top" | "bottom", number>>;

export interface ChartProps {
  /** What the picture shows: a screen reader reads it in place of the picture. */
  readonly sentence: string;
  /** Height in pixels, or as a function of the width. */
  readonly height: number | ((width: number) => number);
  /** Space around the plot, in pixels or as a function of the width. */
  readonly margin?: Margin | ((width: number) => Margin);
  /** Scale over the width of the plot, from left to right; the unit is the pixel if left out. */
  readonly x?: ScaleMaker;
  /** Scale over the height of the plot, from bottom to top; the unit is the pixel if left out. */
  readonly y?: ScaleMaker;
  /** A sentence that replaces the marks as long as there is nothing to draw. */
  readonly empty?: string;
  /** Marks, or a function of the plot area and the scales where a picture must compute with them. */
  readonly children: ReactNode | ((coordinates: Coordinates) => ReactNode);
  /** Width before it can be measured: on the server and in stored pictures. */
  readonly startWidth?: number;
}

/**
 * Chart: a picture with a plot area and two scales, which the marks inside read.
 *
 *   <Chart sentence="The loss falls." height={200} margin={{ left: 44, right: 80 }}
 *     x={(range) => indexScale(losses.length, range)} y={(range) => logScale({ series: [losses], range })}>
 *     <AxisX title="step" />
 *     <AxisY title="loss" />
 *     <Line values={losses} colour="var(--bits32)" />
 *   </Chart>
 *
 * The picture is as wide as its column and is drawn at its true size, so that type and lines keep theirs. Labels that a
 * translation makes too long are kept inside (`keepLabels`).
 */
export function Chart({ sentence, height, margin, x, y, empty, children, startWidth = 600 }: ChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(startWidth);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const tall = typeof height === "number" ? height : height(width);
  const room = typeof margin === "function" ? margin(width) : margin;
  const left = room?.left ?? 0;
  const top = room?.top ?? 0;
  const area: Area = {
    width,
    height: tall,
    left,
    right: Math.max(left + 1, width - (room?.right ?? 0)),
    top,
    bottom: Math.max(top + 1, tall - (room?.bottom ?? 0)),
  };
  return (
    <div ref={holder} className={styles.chart}>
      <OverlayLayer className={styles.overlay}>
        <svg
          ref={keepLabels}
          role="img"
          aria-label={empty ?? sentence}
          width="100%"
          height={tall}
          viewBox={`0 0 ${width} ${tall}`}
          fontFamily="var(--font-ui)"
          style={{ display: "block", fontVariantNumeric: "tabular-nums" }}
        >
          {empty ? (
            <Empty area={area} sentence={empty} />
          ) : (
            <Plot area={area} x={x} y={y}>
              {children}
            </Plot>
          )}
        </svg>
      </OverlayLayer>
    </div>
  );
}

/** Height of a line of the sentence, pixels. */
const LINE_PX = 16;
/** Width of a letter of the sentence, generously, pixels. */
const LETTER_PX = 6.5;

function Empty({ area, sentence }: { readonly area: Area; readonly sentence: string }) {
  const { left, right, top, bottom } = area;
  const lines = wrapWords(sentence, (right - left - LINE_PX) / LETTER_PX);
  const first = (top + bottom - (lines.length - 1) * LINE_PX) / 2;
  return (
    <>
      <rect
        x={left + 0.5}
        y={top + 0.5}
        width={right - left - 1}
        height={bottom - top - 1}
        fill="none"
        stroke="var(--line)"
      />
      <text textAnchor="middle" fontSize={12} fill="var(--muted)">
        {lines.map((line, i) => (
          <tspan key={line} x={(left + right) / 2} y={first + i * LINE_PX}>
            {/* The space is not seen, but without it the words at the ends of lines are copied and read as one. */}
            {i < lines.length - 1 ? `${line} ` : line}
          </tspan>
        ))}
      </text>
    </>
  );
}

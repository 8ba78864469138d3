"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { wrapWords } from "./labels";

/**
 * Frame: the room in which marks are drawn.
 *
 *   <Frame sentence="Both losses fall." height={200} margin={{ left: 44, right: 80 }}>
 *     {(area) => <Line ... />}
 *   </Frame>
 *
 * The picture is as wide as its column and is drawn at its true size, so that type and lines keep theirs.
 * `sentence` says what the picture shows: it is what a screen reader reads in its place. `empty` replaces the
 * marks by a sentence as long as there is nothing to draw. `overlay` is for what must take part in the page
 * (the pad of a cursor), since nothing inside a picture can be reached by keyboard.
 */
export interface Area {
  readonly width: number;
  readonly height: number;
  /** Edges of the plot inside the margins, pixels. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Margin = Partial<Record<"left" | "right" | "top" | "bottom", number>>;

export interface FrameProps {
  readonly sentence: string;
  /** Height in pixels, or as a function of the width. */
  readonly height: number | ((width: number) => number);
  /** Room around the plot, for axes and labels, in pixels or as a function of the width. */
  readonly margin?: Margin | ((width: number) => Margin);
  readonly empty?: string;
  readonly overlay?: (area: Area) => ReactNode;
  readonly children: (area: Area) => ReactNode;
  /** Width before it can be measured: on the server and in stored pictures. */
  readonly startWidth?: number;
}

export function Frame({ sentence, height, margin, empty, overlay, children, startWidth = 600 }: FrameProps) {
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
    <div ref={holder} style={{ position: "relative" }}>
      <svg
        role="img"
        aria-label={empty ?? sentence}
        width="100%"
        height={tall}
        viewBox={`0 0 ${width} ${tall}`}
        fontFamily="var(--font-ui)"
        style={{ display: "block", fontVariantNumeric: "tabular-nums" }}
      >
        {empty ? <Empty area={area} sentence={empty} /> : children(area)}
      </svg>
      {!empty && overlay?.(area)}
    </div>
  );
}

const LINE = 16;
/** Width of a letter of the sentence, generously. */
const LETTER = 6.5;

function Empty({ area, sentence }: { readonly area: Area; readonly sentence: string }) {
  const { left, right, top, bottom } = area;
  const lines = wrapWords(sentence, (right - left - LINE) / LETTER);
  const first = (top + bottom - (lines.length - 1) * LINE) / 2;
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
          <tspan key={line} x={(left + right) / 2} y={first + i * LINE}>
            {/* Not seen, but copied and heard: without it the words at the ends of lines grow together. */}
            {i < lines.length - 1 ? `${line} ` : line}
          </tspan>
        ))}
      </text>
    </>
  );
}

"use client";

import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { contourPath } from "./contour";
import { shade } from "./shade";
import { type Shape, shapeOf, symbolPath } from "./symbols";
import { onThemeChange, parseRgb } from "./theme";

/**
 * Field: a function of two variables as shades of ink, its boundary as lines, and points over it.
 *
 *   <Field sentence="..." values={scores} size={[64, 64]} opacity={probability}
 *     boundaries={[{ values: scores, colour: "var(--bits32)" }]} points={points} />
 *
 * The shades are a canvas of one pixel a sample, enlarged by the browser; the boundary is a vector line and
 * stays sharp at any size. Classes are told apart by shape and by filled against hollow, since colours are
 * taken by the two precisions.
 */
export interface FieldPoint {
  /** Position as a share of the picture, 0 to 1, from the left and from the top. */
  readonly x: number;
  readonly y: number;
  readonly group: number;
}

export interface Boundary {
  readonly values: ArrayLike<number>;
  /** The value that the function has on the line; 0 if left out. */
  readonly level?: number;
  readonly colour: string;
  readonly dashed?: boolean;
  readonly width?: number;
}

export interface FieldProps {
  readonly sentence: string;
  /** Row-major samples, [height, width], first row at the top; none as long as only the points are known. */
  readonly values: ArrayLike<number>;
  readonly size: readonly [number, number];
  /** How dark a value is, 0 to 1. */
  readonly opacity: (value: number) => number;
  /** Lines where a sampled function has a given value. */
  readonly boundaries: readonly Boundary[];
  readonly points: readonly FieldPoint[];
  readonly empty?: string;
}

/** Units of the drawing; it is enlarged to the width of its column. */
const SIDE = 240;

export function Field({ sentence, values, size, opacity, boundaries, points, empty }: FieldProps) {
  const [width, height] = size;
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useInk(canvas);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !ink) return;
    const image = context.createImageData(width, height);
    if (values.length > 0) shade(values, ink, opacity, image.data);
    context.putImageData(image, 0, 0);
  }, [ink, values, width, height, opacity]);

  const tall = (SIDE * height) / width;
  return (
    <div style={{ position: "relative", aspectRatio: `${width} / ${height}`, overflow: "hidden" }}>
      <canvas
        ref={canvas}
        width={width}
        height={height}
        style={{ position: "absolute", inset: 0, width: "100%", height: "100%", color: "var(--ink)" }}
      />
      <svg
        role="img"
        aria-label={empty ?? sentence}
        viewBox={`0 0 ${SIDE} ${tall}`}
        fontFamily="var(--font-ui)"
        style={{ position: "absolute", inset: 0, width: "100%", height: "100%" }}
      >
        <Points points={points} width={SIDE} height={tall} />
        {values.length > 0 &&
          boundaries.map((boundary) => (
            <path
              key={boundary.colour}
              d={contourPath(boundary.values, size, boundary.level ?? 0, [SIDE / width, tall / height])}
              fill="none"
              stroke={boundary.colour}
              strokeWidth={boundary.width ?? 2.5}
              strokeDasharray={boundary.dashed ? "7 4" : undefined}
              strokeLinejoin="round"
            />
          ))}
        {empty && (
          <text x={SIDE / 2} y={tall / 2} textAnchor="middle" fontSize={13} fill="var(--muted)">
            {empty}
          </text>
        )}
      </svg>
    </div>
  );
}

/** The canvas's own text colour as numbers, read again when the theme changes and not in each frame. */
function useInk(canvas: RefObject<HTMLCanvasElement | null>): readonly [number, number, number] | null {
  const [ink, setInk] = useState<readonly [number, number, number] | null>(null);
  useEffect(() => {
    const read = () => canvas.current && setInk(parseRgb(getComputedStyle(canvas.current).color));
    read();
    return onThemeChange(read);
  }, [canvas]);
  return ink;
}

interface PointsProps {
  readonly points: readonly FieldPoint[];
  readonly width: number;
  readonly height: number;
}

/** One path for each group: hundreds of elements would make each frame slow. */
function Points({ points, width, height }: PointsProps) {
  const groups = useMemo(() => {
    const paths = new Map<number, { shape: Shape; d: string }>();
    for (const { x, y, group } of points) {
      const entry = paths.get(group) ?? { shape: shapeOf(group), d: "" };
      entry.d += symbolPath(entry.shape, x * width, y * height, 3);
      paths.set(group, entry);
    }
    return [...paths].sort(([a], [b]) => a - b);
  }, [points, width, height]);
  return groups.map(([group, { shape, d }]) => (
    <path
      key={group}
      d={d}
      fill={shape === "circle" ? "var(--paper)" : "var(--ink)"}
      stroke={shape === "circle" ? "var(--ink)" : "var(--paper)"}
      strokeWidth={1}
    />
  ));
}

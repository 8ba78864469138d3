"use client";

import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { englishLive, type LiveWords } from "@/lib/i18n/englishLive";
import { type Boundary, FieldBoundaries, type FieldPoint, FieldPoints } from "./FieldMarks";
import { type FieldPlace, movedMark } from "./fieldKeys";

export type { FieldPlace } from "./fieldKeys";

import { shade } from "./shade";
import { onThemeChange, parseRgb } from "./theme";
import { readingPointer } from "./touch";

interface FieldProps {
  readonly sentence: string;
  /** Row-major samples, [height, width], first row at the top; empty as long as only the points are known. */
  readonly values: ArrayLike<number>;
  readonly size: readonly [number, number];
  /** How dark a value is, 0 to 1. */
  readonly opacity: (value: number) => number;
  /** Lines where a sampled function has a given value. */
  readonly boundaries: readonly Boundary[];
  readonly points: readonly FieldPoint[];
  readonly empty?: string;
  /** Place under the pointer that is marked, in several fields at once where they show the same plane. */
  readonly mark?: FieldPlace | null;
  /** Called with the place of the pointer or of the arrow keys, and with null when they leave. */
  readonly onMark?: (place: FieldPlace | null) => void;
  /** The value at a place, as a screen reader should read it. */
  readonly readOut?: (place: FieldPlace) => string;
  /** Finds the words about the mark; in English, if left out. */
  readonly t?: LiveWords;
}

/** Units of the drawing; it is enlarged to the width of its column. */
const SIDE = 240;

/**
 * Field: a function of two variables as shades of ink, its boundary as lines, and points over it.
 *
 *   <Field sentence="..." values={scores} size={[64, 64]} opacity={probability}
 *     boundaries={[{ values: scores, colour: "var(--bits32)" }]} points={points} />
 *
 * With `onMark` the arrow keys move a mark over it, and `readOut` gives the value there.
 *
 * The shades are a canvas of one pixel a sample, enlarged by the browser; the boundary is a vector line and
 * stays sharp at any size. Classes are told apart by shape and by filled against hollow, since colours are
 * taken by the two precisions.
 */
export function Field(props: FieldProps) {
  const { sentence, values, size, opacity, boundaries, points, empty, mark, onMark, readOut } = props;
  const { t = englishLive } = props;
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
  const follow = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const room = currentTarget.getBoundingClientRect();
    const share = (at: number, from: number, length: number) =>
      Math.max(0, Math.min(1 - Number.EPSILON, (at - from) / length));
    onMark?.({
      x: share(clientX, room.left, room.width),
      y: share(clientY, room.top, room.height),
    });
  };
  const press = (event: KeyboardEvent) => {
    const place = movedMark(event.key, event.shiftKey, mark ?? null, size);
    if (place === undefined) return;
    event.preventDefault();
    onMark?.(place);
  };
  const column = mark ? Math.floor(mark.x * width) : 0;
  const walked = onMark && {
    role: "slider",
    tabIndex: 0,
    "aria-label": t("live.field.place"),
    "aria-description": t("live.field.keys"),
    "aria-valuemin": 0,
    "aria-valuemax": width - 1,
    "aria-valuenow": column,
    "aria-valuetext": mark
      ? (readOut?.(mark) ?? t("live.field.column", { column: String(column) }))
      : t("live.field.none"),
    onKeyDown: press,
    onBlur: () => onMark(null),
  };
  return (
    <div
      {...walked}
      {...readingPointer(follow, () => onMark?.(null))}
      style={{ position: "relative", aspectRatio: `${width} / ${height}`, overflow: "hidden" }}
    >
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
        <FieldPoints points={points} width={SIDE} height={tall} />
        {values.length > 0 && (
          <FieldBoundaries boundaries={boundaries} size={size} width={SIDE} height={tall} />
        )}
        {mark && (
          <path
            d={`M${(mark.x * SIDE).toFixed(1)} 0v${tall}M0 ${(mark.y * tall).toFixed(1)}h${SIDE}`}
            stroke="var(--ink)"
            strokeWidth={0.75}
            strokeDasharray="2 3"
          />
        )}
        {empty && (
          <text x={SIDE / 2} y={tall / 2} textAnchor="middle" fontSize={13} fill="var(--muted)">
            {empty}
          </text>
        )}
      </svg>
    </div>
  );
}

/**
 * Returns the text colour of the canvas as numbers; it is read again when the theme changes and not in each
 * frame.
 */
function useInk(canvas: RefObject<HTMLCanvasElement | null>): readonly [number, number, number] | null {
  const [ink, setInk] = useState<readonly [number, number, number] | null>(null);
  useEffect(() => {
    const read = () => canvas.current && setInk(parseRgb(getComputedStyle(canvas.current).color));
    read();
    return onThemeChange(read);
  }, [canvas]);
  return ink;
}

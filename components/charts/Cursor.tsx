import type { KeyboardEvent, PointerEvent } from "react";
import { spreadLabels } from "./labels";
import type { Scale } from "./scale";
import { readingPointer } from "./touch";

/**
 * Cursor: the values at one index, under the pointer or by arrow keys.
 *
 * Two parts, so that several charts with one x axis can share a cursor: the pad listens and lies over the plot,
 * the rule is drawn into it.
 *
 *   <Frame overlay={(area) => <CursorPad x={x} index={i} onIndex={setI} ... />}>
 *     {() => <CursorRule x={x} at={step} readings={[{ text: "0.31", y: 42, colour: "var(--bits32)" }]} ... />}
 *   </Frame>
 */
export interface CursorPadProps {
  readonly x: Scale;
  readonly top: number;
  readonly bottom: number;
  /** Number of values; the index runs from 0 to count - 1. */
  readonly count: number;
  /** Position of each value on the x scale, ascending; its index where this is left out. */
  readonly at?: ArrayLike<number>;
  /** null while there is no cursor. */
  readonly index: number | null;
  readonly onIndex: (index: number | null) => void;
  /** What is walked along: "Step". */
  readonly label: string;
  /** The values at an index, as a screen reader should read them. */
  readonly readOut: (index: number) => string;
}

const LONG_MOVE = 10;

/** Where a key moves the cursor: an index, null to take it away, undefined if the key is not one of ours. */
export function moveByKey(key: string, shift: boolean, index: number | null, count: number) {
  const by = shift ? LONG_MOVE : 1;
  const from = index ?? count - 1;
  const goals: Record<string, number | null> = {
    ArrowLeft: from - by,
    ArrowRight: from + by,
    ArrowDown: from - by,
    ArrowUp: from + by,
    PageDown: from - LONG_MOVE,
    PageUp: from + LONG_MOVE,
    Home: 0,
    End: count - 1,
    Escape: null,
  };
  const goal = goals[key];
  return typeof goal === "number" ? Math.max(0, Math.min(count - 1, goal)) : goal;
}

/** Index of the value nearest to a position on the x scale. */
export function nearest(position: number, count: number, at?: ArrayLike<number>): number {
  if (!at) return Math.max(0, Math.min(count - 1, Math.round(position)));
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] < position) low = middle + 1;
    else high = middle;
  }
  return low > 0 && position - at[low - 1] < at[low] - position ? low - 1 : low;
}

export function CursorPad(props: CursorPadProps) {
  const { x, top, bottom, count, at, index, onIndex, label, readOut } = props;
  const [left, right] = x.range;
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const pixel = left + event.clientX - event.currentTarget.getBoundingClientRect().left;
    onIndex(nearest(x.invert(pixel), count, at));
  };
  const press = (event: KeyboardEvent) => {
    const goal = moveByKey(event.key, event.shiftKey, index, count);
    if (goal === undefined) return;
    event.preventDefault();
    onIndex(goal);
  };
  const now = index ?? count - 1;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={count - 1}
      aria-valuenow={now}
      aria-valuetext={readOut(now)}
      {...readingPointer(follow, () => onIndex(null))}
      onKeyDown={press}
      onBlur={() => onIndex(null)}
      style={{
        position: "absolute",
        left,
        top,
        width: right - left,
        height: bottom - top,
        cursor: "crosshair",
        touchAction: "pan-y",
      }}
    />
  );
}

export interface Reading {
  readonly text: string;
  /** Pixel of the value; a reading that cannot be drawn (NaN) is left out. */
  readonly y: number;
  readonly colour: string;
}

export interface CursorRuleProps {
  readonly x: Scale;
  readonly top: number;
  readonly bottom: number;
  /** Where the rule stands on the x scale. */
  readonly at: number;
  readonly readings: readonly Reading[];
}

export function CursorRule({ x, top, bottom, at, readings }: CursorRuleProps) {
  const pixel = Math.round(x.at(at) * 10) / 10;
  const shown = readings.filter((reading) => Number.isFinite(reading.y));
  const placed = spreadLabels(
    shown.map((reading) => reading.y),
    15,
    top + 8,
    bottom - 8,
  );
  // Text goes to the side with more room.
  const leftward = pixel > (x.range[0] + x.range[1]) / 2;
  return (
    <g fontSize={12} fontWeight={600} textAnchor={leftward ? "end" : "start"}>
      <line x1={pixel} x2={pixel} y1={top} y2={bottom} stroke="var(--line-strong)" strokeWidth={1} />
      {shown.map((reading, i) => (
        <g key={reading.colour}>
          <circle cx={pixel} cy={Math.round(reading.y * 10) / 10} r={3} fill={reading.colour} />
          <text
            x={pixel + (leftward ? -8 : 8)}
            y={Math.round(placed[i] * 10) / 10}
            dy="0.35em"
            fill={reading.colour}
            // The value often lies on its line. A seam wider than the room between two letters, in the colour of the
            // page, keeps the line from striking the figures through.
            stroke="var(--paper)"
            strokeWidth={8}
            strokeLinejoin="round"
            paintOrder="stroke"
          >
            {reading.text}
          </text>
        </g>
      ))}
    </g>
  );
}

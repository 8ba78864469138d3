import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import styles from "./charts.module.css";
import { spreadLabels } from "./labels";
import { Overlay, padStyle, useCoordinates } from "./plot";
import { readingPointer } from "./touch";

/** The walk along the values that a cursor reads. */
interface Walk {
  /** Number of values; the index runs from 0 to count - 1. */
  readonly count: number;
  /** Position of each value on the x scale, ascending; its index where this is left out. */
  readonly at?: ArrayLike<number>;
  /** Name of the x axis in the singular, such as "Step". */
  readonly label: string;
  /** The values at an index, as a screen reader should read them. */
  readonly readOut: (index: number) => string;
}

interface CursorProps extends Walk {
  /** The values at an index, which are written beside the rule. */
  readonly readings?: (index: number) => readonly Reading[];
  /** Index before the reader moves the cursor; no cursor if left out. */
  readonly initial?: number;
  /** Further marks at an index, such as rules in several panels. */
  readonly children?: (index: number) => ReactNode;
}

/**
 * Cursor: a rule with the values at one index, under the pointer or by arrow keys.
 *
 *   <Cursor count={losses.length} label="Step" readOut={(i) => `step ${i}: loss ${losses[i]}`}
 *     readings={(i) => [{ text: "0.31", value: losses[i], colour: "var(--bits32)" }]} />
 *
 * Several panels on one x scale share a cursor: a CursorRule in each, drawn by `children`.
 */
export function Cursor({ readings, initial, children, ...walk }: CursorProps) {
  const [chosen, setChosen] = useState<number | null>(initial ?? null);
  const index = chosen !== null && chosen < walk.count ? chosen : null;
  return (
    <>
      {index !== null && readings && (
        <CursorRule at={walk.at ? walk.at[index] : index} readings={readings(index)} />
      )}
      {index !== null && children?.(index)}
      <Overlay>
        <CursorPad {...walk} index={index} onIndex={setChosen} />
      </Overlay>
    </>
  );
}

/** How far a key with Shift, and Page up and Page down, move the cursor. */
const LONG_MOVE = 10;

/**
 * Returns the index that a key moves a cursor to: null to take it away, undefined for a key without an
 * effect.
 */
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

/** Returns the index of the value nearest to a position on the x scale. */
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

interface CursorPadProps extends Walk {
  /** null while there is no cursor. */
  readonly index: number | null;
  readonly onIndex: (index: number | null) => void;
}

/** The element of a Cursor that listens: a slider over the plot. Exported for its test. */
export function CursorPad({ count, at, index, onIndex, label, readOut }: CursorPadProps) {
  const { x, top, bottom } = useCoordinates();
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
      className={styles.pad}
      data-pointer="read"
      style={padStyle({ left, right, top, bottom })}
    />
  );
}

/** One value under a cursor. */
export interface Reading {
  readonly text: string;
  /** The value on the y scale; a reading that the scale cannot show is left out. */
  readonly value: number;
  readonly colour: string;
}

interface CursorRuleProps {
  /** Where the rule stands on the x scale. */
  readonly at: number;
  readonly readings: readonly Reading[];
}

/** The part of a Cursor that is drawn: a rule over the height of the plot with the values at its place. */
export function CursorRule({ at, readings }: CursorRuleProps) {
  const { x, y, top, bottom } = useCoordinates();
  const pixel = Math.round(x.at(at) * 10) / 10;
  const shown = readings
    .map((reading) => ({ ...reading, y: y.at(reading.value) }))
    .filter((reading) => Number.isFinite(reading.y));
  const placed = spreadLabels(
    shown.map((reading) => reading.y),
    15,
    top + 8,
    bottom - 8,
  );
  // Text goes to the side with more room.
  const leftward = pixel > (x.range[0] + x.range[1]) / 2;
  return (
    <g data-passing fontSize={12} fontWeight={600} textAnchor={leftward ? "end" : "start"}>
      <line x1={pixel} x2={pixel} y1={top} y2={bottom} stroke="var(--line-strong)" strokeWidth={1} />
      {shown.map((reading, i) => (
        <g key={reading.colour}>
          <circle cx={pixel} cy={Math.round(reading.y * 10) / 10} r={3} fill={reading.colour} />
          <text
            x={pixel + (leftward ? -8 : 8)}
            y={Math.round(placed[i] * 10) / 10}
            dy="0.35em"
            fill={reading.colour}
            // The text often lies on its line. An outline in the colour of the page, wider than the space
            // between two letters, keeps the line from crossing the digits.
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

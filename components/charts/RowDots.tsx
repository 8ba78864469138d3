import type { Area } from "./Frame";
import { printNumber } from "./format";
import type { Scale } from "./scale";
import { type Shape, symbolPath } from "./symbols";

/**
 * RowDots: a row for each thing, and in it one symbol for each number, perhaps with a whisker.
 *
 *   <Frame height={dotsHeight(rows.length)} ...>
 *     {(area) => <RowDots rows={rows} x={x} area={area} />}
 *   </Frame>
 *
 * The row's name stands above its line and what it says at the right, so that both have room on a narrow screen. A
 * number that the scale cannot show is left out: the words at the right say why.
 */
export interface RowMark {
  readonly value: number;
  /** Ends of the whisker. */
  readonly low?: number;
  readonly high?: number;
  readonly colour: string;
  readonly shape: Shape;
  /** Only the outline. */
  readonly hollow?: boolean;
}

export interface DotsRow {
  readonly label: string;
  readonly marks: readonly RowMark[];
  /** What the row says in words. */
  readonly text: string;
  /** Paler: there is nothing to show. */
  readonly muted?: boolean;
}

export interface RowDotsProps {
  readonly rows: readonly DotsRow[];
  readonly x: Scale;
  readonly area: Area;
  /** Where a vertical rule stands: 0, or what the others are compared with. */
  readonly rule?: number;
}

const ROW = 40;
/** Room above the rows for the axis title, and below for its numbers. */
export const DOTS_MARGIN = { top: 22, bottom: 26 };
export const dotsHeight = (rows: number) => rows * ROW + DOTS_MARGIN.top + DOTS_MARGIN.bottom;

const RADIUS = 4.5;

export function RowDots({ rows, x, area, rule }: RowDotsProps) {
  const ruleAt = rule === undefined ? Number.NaN : x.at(rule);
  return (
    <g fontSize={12}>
      {Number.isFinite(ruleAt) && (
        <line
          x1={ruleAt}
          x2={ruleAt}
          y1={area.top}
          y2={area.bottom}
          stroke="var(--line-strong)"
          strokeDasharray="2 3"
        />
      )}
      {rows.map((row, i) => (
        <Row key={row.label} row={row} x={x} top={area.top + i * ROW} area={area} />
      ))}
    </g>
  );
}

function Row({ row, x, top, area }: { row: DotsRow; x: Scale; top: number; area: Area }) {
  const { label, marks, text, muted } = row;
  const y = top + ROW - 11;
  const ink = muted ? "var(--muted)" : "var(--ink)";
  return (
    <g>
      <text
        x={area.left}
        y={top + 14}
        fill={ink}
        // The rule may run under a name.
        stroke="var(--paper)"
        strokeWidth={3}
        paintOrder="stroke"
      >
        {label}
      </text>
      <text x={area.right} y={top + 14} fill={ink} textAnchor="end">
        {text}
      </text>
      <line x1={area.left} x2={area.right} y1={y} y2={y} stroke="var(--line)" />
      {marks.map((mark) => (
        <Mark key={`${mark.colour} ${mark.shape} ${printNumber(mark.value)}`} mark={mark} x={x} y={y} />
      ))}
    </g>
  );
}

function Mark({ mark, x, y }: { mark: RowMark; x: Scale; y: number }) {
  const { value, low = value, high = value, colour, shape, hollow } = mark;
  const [at, from, to] = [value, low, high].map((each) => x.at(each));
  if (Number.isNaN(at)) return null;
  return (
    <g>
      {to - from > 1 && (
        <line x1={from} x2={to} y1={y} y2={y} stroke={colour} strokeWidth={3} strokeOpacity={0.45} />
      )}
      <path
        d={symbolPath(shape, at, y, RADIUS)}
        fill={hollow ? "var(--paper)" : colour}
        stroke={hollow ? colour : "var(--paper)"}
        strokeWidth={hollow ? 1.75 : 1}
      />
    </g>
  );
}

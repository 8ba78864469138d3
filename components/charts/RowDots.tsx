import { printNumber } from "./format";
import { useCoordinates } from "./plot";
import { type Shape, symbolPath } from "./symbols";

/** One symbol in a row. */
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

/** One row. */
export interface DotsRow {
  readonly label: string;
  readonly marks: readonly RowMark[];
  /** The result of the row in words. */
  readonly text: string;
  /** Paler: there is nothing to show. */
  readonly muted?: boolean;
}

interface RowDotsProps {
  readonly rows: readonly DotsRow[];
  /** Value at which a vertical rule stands: 0, or the value that the others are compared with. */
  readonly rule?: number;
  /** Height of a row, which `fittedRow` gives and `dotsHeight` needs too, pixels. */
  readonly rowPx?: number;
}

/** Height of a row whose name and result share a line, and of one where they have a line each, pixels. */
const ROW_PX = 40;
const TALL_ROW_PX = 56;
/** Width of a letter at the size of the names, generously, and least space between name and result, pixels. */
const LETTER_PX = 6.6;
const GAP_PX = 8;
/** Space above the rows for the axis title, and below for its numbers, pixels. */
export const DOTS_MARGIN = { top: 22, bottom: 26 };
/** Returns the height of a picture with this number of rows, pixels. */
export const dotsHeight = (rows: number, rowPx = ROW_PX) =>
  rows * rowPx + DOTS_MARGIN.top + DOTS_MARGIN.bottom;

/** Returns the height of a row in a picture of this width, taller where a result does not fit beside its name, pixels. */
export function fittedRow(rows: readonly DotsRow[], width: number): number {
  const letters = Math.max(0, ...rows.map(({ label, text }) => label.length + text.length));
  return letters * LETTER_PX + GAP_PX > width ? TALL_ROW_PX : ROW_PX;
}

/** Radius of a symbol, pixels. */
const RADIUS_PX = 4.5;

/**
 * RowDots: rows with a name and, in each, one symbol for each number, optionally with a whisker.
 *
 *   <Chart height={dotsHeight(rows.length)} margin={DOTS_MARGIN} x={scaleOfValues} ...>
 *     <RowDots rows={rows} />
 *   </Chart>
 *
 * The name of a row stands above its line and its result at the right, so that both have room on a narrow
 * screen. In rows of the taller height of `fittedRow` the results stand below the names. A number that the scale
 * cannot show is left out; the words of the result give the reason.
 */
export function RowDots({ rows, rule, rowPx = ROW_PX }: RowDotsProps) {
  const { x, top, bottom } = useCoordinates();
  const ruleAt = rule === undefined ? Number.NaN : x.at(rule);
  return (
    <g fontSize={12}>
      {Number.isFinite(ruleAt) && (
        <line
          x1={ruleAt}
          x2={ruleAt}
          y1={top}
          y2={bottom}
          stroke="var(--line-strong)"
          strokeDasharray="2 3"
        />
      )}
      {rows.map((row, i) => (
        <Row key={row.label} row={row} top={top + i * rowPx} rowPx={rowPx} />
      ))}
    </g>
  );
}

interface RowProps {
  readonly row: DotsRow;
  readonly top: number;
  readonly rowPx: number;
}

function Row({ row, top, rowPx }: RowProps) {
  const { left, right } = useCoordinates();
  const { label, marks, text, muted } = row;
  const y = top + rowPx - 11;
  const tall = rowPx === TALL_ROW_PX;
  const ink = muted ? "var(--muted)" : "var(--ink)";
  return (
    <g>
      {/* A seam in the colour of the page: the rule may run under both texts. */}
      <g fill={ink} stroke="var(--paper)" strokeWidth={4} paintOrder="stroke">
        <text x={left} y={top + 14}>
          {label}
        </text>
        <text x={tall ? left : right} y={top + (tall ? 30 : 14)} textAnchor={tall ? "start" : "end"}>
          {text}
        </text>
      </g>
      <line x1={left} x2={right} y1={y} y2={y} stroke="var(--line)" />
      {marks.map((mark) => (
        <Mark key={`${mark.colour} ${mark.shape} ${printNumber(mark.value)}`} mark={mark} y={y} />
      ))}
    </g>
  );
}

function Mark({ mark, y }: { readonly mark: RowMark; readonly y: number }) {
  const { x } = useCoordinates();
  const { value, low = value, high = value, colour, shape, hollow } = mark;
  const [at, from, to] = [value, low, high].map((each) => x.at(each));
  if (Number.isNaN(at)) return null;
  return (
    <g>
      {to - from > 1 && (
        <line x1={from} x2={to} y1={y} y2={y} stroke={colour} strokeWidth={3} strokeOpacity={0.45} />
      )}
      <path
        d={symbolPath(shape, at, y, RADIUS_PX)}
        fill={hollow ? "var(--paper)" : colour}
        stroke={hollow ? colour : "var(--paper)"}
        strokeWidth={hollow ? 1.75 : 1}
      />
    </g>
  );
}

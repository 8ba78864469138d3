import { line } from "d3-shape";
import { decimate } from "./decimate";
import { laneStyle } from "./lanes";
import type { Scale } from "./scale";

/**
 * Line: values over their index, or over given positions, joined.
 *
 *   <Line values={loss} x={x} y={y} colour="var(--bits32)" />
 *   <Line values={loss8} at={steps} x={x} y={y} colour="var(--bits8)" dashed />
 *
 * A value that the scale cannot show breaks the line; a lone value between two gaps is drawn as a dot. Long
 * series are thinned to what the pixels can show (decimate.ts).
 */
export interface LineProps {
  readonly values: ArrayLike<number>;
  /** Position of each value on the x scale, ascending; its index where this is left out. */
  readonly at?: ArrayLike<number>;
  readonly x: Scale;
  readonly y: Scale;
  readonly colour: string;
  /** Says the same as the colour, for those who cannot tell colours apart: 8-bit lines are dashed. */
  readonly dashed?: boolean;
  /** Another pattern than that of 8-bit lines, as in SVG: for the further lanes of a comparison. */
  readonly dash?: string;
  readonly width?: number;
  /** Below 1 for a line that another one is drawn over: both can be seen where they coincide. */
  readonly opacity?: number;
}

const path = line<{ x: number; y: number }>(
  (point) => point.x,
  (point) => point.y,
)
  .defined((point) => !Number.isNaN(point.y))
  .digits(1);

export function Line({ values, at, x, y, colour, dashed = false, dash, width = 1.75, opacity }: LineProps) {
  const pattern = dash ?? (dashed ? laneStyle(1).dash : undefined);
  const points = decimate(values, (i) => x.at(at ? at[i] : i), y.at);
  return (
    <path
      d={path(points) ?? ""}
      fill="none"
      stroke={colour}
      strokeWidth={width}
      strokeOpacity={opacity}
      strokeDasharray={pattern}
      strokeLinejoin="round"
      // A lone point is a path of no length: only a round cap makes it visible.
      strokeLinecap={pattern && points.length > 1 ? "butt" : "round"}
    />
  );
}

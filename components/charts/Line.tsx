import { line } from "d3-shape";
import { decimate } from "./decimate";
import { laneStyle } from "./lanes";
import { useCoordinates } from "./plot";

interface LineProps {
  readonly values: ArrayLike<number>;
  /** Position of each value on the x scale, ascending; its index where this is left out. */
  readonly at?: ArrayLike<number>;
  readonly colour: string;
  /** Repeats the colour for readers who cannot tell colours apart: 8-bit lines are dashed. */
  readonly dashed?: boolean;
  /**
   * A dash pattern other than that of 8-bit lines, as in SVG, for the third and later lanes of a comparison.
   */
  readonly dash?: string;
  readonly width?: number;
  /** Below 1 for a line under another line, so that both can be seen where they coincide. */
  readonly opacity?: number;
}

const path = line<{ x: number; y: number }>(
  (point) => point.x,
  (point) => point.y,
)
  .defined((point) => !Number.isNaN(point.y))
  .digits(1);

/**
 * Line: values over their index, or over given positions, joined.
 *
 *   <Line values={loss} colour="var(--bits32)" />
 *   <Line values={loss8} at={steps} colour="var(--bits8)" dashed />
 *
 * A value that the scale cannot show breaks the line; a lone value between two gaps is drawn as a dot. Long
 * series are thinned to what the pixels can show (decimate.ts).
 */
export function Line({ values, at, colour, dashed = false, dash, width = 1.75, opacity }: LineProps) {
  const { x, y } = useCoordinates();
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

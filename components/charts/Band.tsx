import { area } from "d3-shape";
import { decimate, type Point } from "./decimate";
import { useCoordinates } from "./plot";

interface BandProps {
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  /** Position of each pair on the x scale, ascending; its index where this is left out. */
  readonly at?: ArrayLike<number>;
  readonly colour: string;
}

const path = area<{ x: number; low: number; high: number }>()
  .x((point) => point.x)
  .y0((point) => point.low)
  .y1((point) => point.high)
  .defined((point) => !Number.isNaN(point.low) && !Number.isNaN(point.high))
  .digits(1);

/** Returns the outermost pixel of each column, so that a thinned band covers all pixels of the full band. */
function edges(points: readonly Point[], outer: (a: number, b: number) => number): Map<number, number> {
  const columns = new Map<number, number>();
  for (const { x, y } of points) {
    const column = Math.floor(x);
    const sofar = columns.get(column);
    columns.set(column, sofar === undefined || Number.isNaN(y) ? y : outer(sofar, y));
  }
  return columns;
}

/**
 * Band: the area between two series, over their index or over given positions, such as the spread between
 * seeds.
 *
 *   <Band low={p10} high={p90} colour="var(--bits8)" />
 *
 * Where one of the two cannot be drawn, the band has a gap.
 */
export function Band({ low, high, at, colour }: BandProps) {
  const { x, y } = useCoordinates();
  const place = (i: number) => x.at(at ? at[i] : i);
  const lows = edges(decimate(low, place, y.at), Math.max);
  const highs = edges(decimate(high, place, y.at), Math.min);
  const points = [...lows].map(([column, pixel]) => ({
    x: column,
    low: pixel,
    high: highs.get(column) ?? Number.NaN,
  }));
  return <path d={path(points) ?? ""} fill={colour} fillOpacity={0.18} />;
}

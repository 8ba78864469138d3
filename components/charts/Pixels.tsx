interface PixelsProps {
  /** Row-major: index of the fill of each square; any other number leaves the square blank. */
  readonly steps: ArrayLike<number>;
  readonly columns: number;
  readonly left: number;
  readonly top: number;
  /** Side of a square, whole pixels. */
  readonly cell: number;
  readonly fills: readonly Fill[];
}

/** A colour, and its strength from 0 to 1. */
export interface Fill {
  readonly colour: string;
  readonly opacity?: number;
}

/**
 * Pixels: a small matrix as squares in a few strengths of one colour.
 *
 *   <Pixels steps={steps} columns={64} left={0} top={20} cell={5} fills={[{ colour: "var(--error-1)" }]} />
 *
 * One path for each strength: thousands of elements would make each frame slow. As vectors the squares follow
 * the theme and stay sharp in exports, which a canvas would not.
 */
export function Pixels({ steps, columns, left, top, cell, fills }: PixelsProps) {
  return (
    <g shapeRendering="crispEdges">
      {pixelPaths(steps, fills.length, columns, left, top, cell).map(
        (d, i) =>
          d && (
            // biome-ignore lint/suspicious/noArrayIndexKey: the strengths have an order and no other name
            <path key={i} d={d} fill={fills[i].colour} fillOpacity={fills[i].opacity} />
          ),
      )}
    </g>
  );
}

/** Returns one path for each step; squares that touch in a row are one rectangle. */
export function pixelPaths(
  steps: ArrayLike<number>,
  count: number,
  columns: number,
  left: number,
  top: number,
  cell: number,
): string[] {
  const paths = Array<string>(count).fill("");
  for (let start = 0; start < steps.length; ) {
    const step = steps[start];
    let end = start + 1;
    while (end < steps.length && end % columns !== 0 && steps[end] === step) end++;
    if (step >= 0 && step < count) {
      const x = left + (start % columns) * cell;
      const y = top + Math.floor(start / columns) * cell;
      paths[step] += `M${x} ${y}h${(end - start) * cell}v${cell}H${x}Z`;
    }
    start = end;
  }
  return paths;
}

/** Returns the step of a value: the number of bounds, ascending, that it has reached, or -1 for NaN. */
export function stepOf(value: number, bounds: readonly number[]): number {
  if (Number.isNaN(value)) return -1;
  let step = 0;
  while (step < bounds.length && value >= bounds[step]) step++;
  return step;
}

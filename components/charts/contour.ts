import { contours } from "d3-contour";

/**
 * The line on which a sampled function has a given value, such as a decision boundary.
 *
 * d3-contour gives closed rings around all that lies above the value; where a ring runs along the edge of the
 * grid it shows the end of the picture, not of the function, so those parts are left out.
 *
 * @param values row-major samples, [height, width]
 * @param scale pixels of one grid cell, x and y
 * @returns an SVG path, empty where the value is not crossed
 */
export function contourPath(
  values: ArrayLike<number>,
  [width, height]: readonly [number, number],
  value: number,
  scale: readonly [number, number],
): string {
  // A sample that is not a number would turn the whole line into one.
  const samples = Array.from(values, (sample) => (Number.isFinite(sample) ? sample : value - 1));
  const [shape] = contours().size([width, height]).thresholds([value])(samples);
  let path = "";
  for (const polygon of shape.coordinates) {
    for (const ring of polygon) {
      let drawing = false;
      for (let i = 1; i < ring.length; i++) {
        const from = edgeOf(ring[i - 1], width, height);
        const to = edgeOf(ring[i], width, height);
        if (from && to) {
          drawing = false;
          continue;
        }
        // The last half cell before the edge has no sample behind it: go on as before.
        const start = from ? extend(ring[i + 1], ring[i], from) : ring[i - 1];
        const end = to ? extend(ring[i - 2], ring[i - 1], to) : ring[i];
        if (!drawing) path += `M${place(start, scale)}`;
        path += `L${place(end, scale)}`;
        drawing = true;
      }
    }
  }
  return path;
}

type Edge = { readonly axis: 0 | 1; readonly at: number };

/** The edge of the grid that a point lies on, if it does. */
function edgeOf([x, y]: number[], width: number, height: number): Edge | undefined {
  if (x <= 0 || x >= width) return { axis: 0, at: x <= 0 ? 0 : width };
  if (y <= 0 || y >= height) return { axis: 1, at: y <= 0 ? 0 : height };
  return undefined;
}

/**
 * Where the line from `before` through `last` meets the edge; at a right angle where it would run along it.
 */
function extend(before: number[] | undefined, last: number[], { axis, at }: Edge): number[] {
  const other = 1 - axis;
  const ahead = at - last[axis];
  const pace = before ? last[axis] - before[axis] : 0;
  const slope = before && pace * ahead > 0 ? (last[other] - before[other]) / pace : 0;
  const meets = Math.abs(slope) < 4 ? last[other] + slope * ahead : last[other];
  return axis === 0 ? [at, meets] : [meets, at];
}

const place = ([x, y]: number[], [sx, sy]: readonly [number, number]) =>
  `${(x * sx).toFixed(1)} ${(y * sy).toFixed(1)}`;

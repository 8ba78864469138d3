/**
 * Draws filled polygons with exact anti-aliasing: the value of a pixel is the share of its square that the
 * shape covers.
 *
 * Each edge adds to an accumulation buffer, in the pixels that it crosses, the area to its right with the
 * sign of its direction. The running sum along a row, from the left, is then the covered share. Only
 * additions and multiplications are used, so that every machine draws the same pixels.
 */

/**
 * A closed polygon: x and y of each point, interleaved, pixels from the left and from the top; [points, 2].
 */
export type Contour = ArrayLike<number>;

/**
 * Computes the coverage of a shape.
 *
 * A hole has the opposite direction of the contour that it is cut from. Contours of one direction may
 * overlap: the common area counts once (the nonzero rule). Parts outside of the image are cut off.
 *
 * @param side pixels of the image's side
 * @param out overwritten with the coverage, [side, side] row-major, 0 outside to 1 inside
 * @returns `out`
 */
export function coverage(contours: readonly Contour[], side: number, out: Float32Array): Float32Array {
  // One more column takes the area to the right of edges in the last column.
  const sheet = new Float64Array(side * (side + 1));
  for (const contour of contours) {
    const last = contour.length - 2;
    for (let i = 0, from = last; i <= last; from = i, i += 2) {
      addEdge(sheet, side, contour[from], contour[from + 1], contour[i], contour[i + 1]);
    }
  }
  for (let row = 0; row < side; row++) {
    let inside = 0;
    for (let column = 0; column < side; column++) {
      inside += sheet[row * (side + 1) + column];
      out[row * side + column] = Math.min(1, Math.abs(inside));
    }
  }
  return out;
}

function addEdge(sheet: Float64Array, side: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return;
  const sign = y0 < y1 ? 1 : -1;
  const [topX, topY, bottomX, bottomY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (bottomX - topX) / (bottomY - topY);
  for (let row = Math.max(0, Math.floor(topY)); row < side && row < bottomY; row++) {
    const top = Math.max(row, topY);
    const bottom = Math.min(row + 1, bottomY);
    const a = topX + (top - topY) * slope;
    const b = topX + (bottom - topY) * slope;
    addSpan(sheet, side, row, Math.min(a, b), Math.max(a, b), sign * (bottom - top));
  }
}

/**
 * Adds the part of an edge within one row: from x = left to x = right; `height` in rows, with the edge's
 * sign.
 */
function addSpan(
  sheet: Float64Array,
  side: number,
  row: number,
  left: number,
  right: number,
  height: number,
): void {
  const start = row * (side + 1);
  const last = Math.min(side - 1, Math.floor(right));
  for (let column = Math.floor(left); column <= last; column++) {
    const from = Math.max(left, column);
    const to = Math.min(right, column + 1);
    const part = right > left ? (height * (to - from)) / (right - left) : height;
    if (column < 0) {
      sheet[start] += part;
      continue;
    }
    const within = part * ((from + to) / 2 - column);
    sheet[start + column] += part - within;
    sheet[start + column + 1] += within;
  }
}

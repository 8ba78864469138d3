/**
 * Paints values as one ink of varying strength.
 *
 * @param values one number a pixel; a pixel whose value is not a number stays blank
 * @param rgb the ink, 0 to 255 each
 * @param opacity strength of a value, 0 to 1
 * @param pixels written: red, green, blue and alpha of each pixel, as in ImageData
 */
export function shade(
  values: ArrayLike<number>,
  rgb: readonly [number, number, number],
  opacity: (value: number) => number,
  pixels: Uint8ClampedArray,
): void {
  for (let i = 0; i * 4 < pixels.length; i++) {
    const strength = opacity(values[i]);
    pixels[4 * i] = rgb[0];
    pixels[4 * i + 1] = rgb[1];
    pixels[4 * i + 2] = rgb[2];
    pixels[4 * i + 3] = Number.isNaN(strength) ? 0 : strength * 255;
  }
}

/** Number of steps to which a shade is rounded in a picture made of paths. */
const SHADES = 25;

/**
 * Returns the same shades as paths, one for each strength: neighbouring cells of one strength are one
 * rectangle.
 *
 * @param values row-major samples, [height, width]
 * @param cell width and height of a cell, pixels
 */
export function shadeRuns(
  values: ArrayLike<number>,
  [width, height]: readonly [number, number],
  opacity: (value: number) => number,
  [cellWidth, cellHeight]: readonly [number, number],
): { readonly opacity: number; readonly path: string }[] {
  const paths = new Map<number, string>();
  for (let row = 0; row < height; row++) {
    const shadeAt = (column: number) => Math.round(opacity(values[row * width + column]) * SHADES);
    for (let from = 0, to = 1; from < width; from = to++) {
      const strength = shadeAt(from);
      while (to < width && shadeAt(to) === strength) to++;
      if (!(strength > 0)) continue;
      const run = `M${from * cellWidth} ${row * cellHeight}h${(to - from) * cellWidth}v${cellHeight}h${(from - to) * cellWidth}z`;
      paths.set(strength, (paths.get(strength) ?? "") + run);
    }
  }
  return [...paths]
    .sort(([a], [b]) => a - b)
    .map(([strength, path]) => ({ opacity: strength / SHADES, path }));
}

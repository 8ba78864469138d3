/**
 * Paint values as one ink of varying strength.
 *
 * @param values one number a pixel; what is not a number stays blank
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

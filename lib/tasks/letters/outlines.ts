/**
 * Outlines of letters, extracted from the site's fonts (SIL Open Font License 1.1) by
 * tools/assets/letter-outlines.mjs.
 */
import { decodeBase64 } from "@/lib/options/base64";
import stored from "./outlines.json";

/** One letter of one font in two weights, light and bold, with corresponding points. */
export interface Outline {
  /**
   * For each contour, [points, 4]: x and y of the light letter, x and y of the bold letter, em from the
   * centre.
   */
  readonly contours: readonly Float32Array[];
}

/**
 * Returns the outline of a letter in each font.
 *
 * @throws RangeError if it is not a lower-case letter from a to z
 */
export function outlinesOf(letter: string): readonly Outline[] {
  return stored.fonts.map(({ glyphs }) => {
    const packed: string | undefined = (glyphs as Record<string, string>)[letter];
    if (!packed)
      throw new RangeError(`letter is "${letter}", but must be one of ${Object.keys(glyphs).join("")}.`);
    return { contours: unpacked(packed) };
  });
}

function unpacked(packed: string): Float32Array[] {
  const bytes = decodeBase64(packed);
  const signed = new Int8Array(bytes.buffer);
  const contours: Float32Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + 4 * bytes[at];
    contours.push(Float32Array.from(signed.subarray(at + 1, end), (value) => value / stored.unitsPerEm));
    at = end;
  }
  return contours;
}

/**
 * Returns the contours of an outline at a weight, transformed, as `coverage` expects them.
 *
 * @param weight 0 (light) to 1 (bold)
 * @param place maps a point (x, y) in em to pixels
 */
export function placed(
  { contours }: Outline,
  weight: number,
  place: (x: number, y: number) => readonly [number, number],
): Float64Array[] {
  return contours.map((points) => {
    const moved = new Float64Array(points.length / 2);
    for (let i = 0; i < moved.length; i += 2) {
      const x = points[2 * i] + weight * (points[2 * i + 2] - points[2 * i]);
      const y = points[2 * i + 1] + weight * (points[2 * i + 3] - points[2 * i + 1]);
      const [px, py] = place(x, y);
      moved[i] = px;
      moved[i + 1] = py;
    }
    return moved;
  });
}

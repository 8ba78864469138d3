/** The letters' outlines: taken from the site's fonts by tools/assets/letter-outlines.mjs (SIL Open Font License 1.1). */
import stored from "./outlines.json";

/** One letter of one font, light and bold; both have the same points. */
export interface Outline {
  /** Of each contour four numbers a point: x and y when light, x and y when bold; em from the letter's centre. */
  readonly contours: readonly Float32Array[];
}

/**
 * A letter in each font.
 *
 * @throws RangeError for what is not one of the stored letters
 */
export function outlinesOf(letter: string): readonly Outline[] {
  return stored.fonts.map(({ glyphs }) => {
    const packed: string | undefined = (glyphs as Record<string, string>)[letter];
    if (!packed)
      throw new RangeError(`letter is "${letter}"; it must be one of ${Object.keys(glyphs).join("")}.`);
    return { contours: unpacked(packed) };
  });
}

function unpacked(packed: string): Float32Array[] {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
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
 * The outline at a weight, moved: shapes for `coverage`.
 *
 * @param weight 0 is light, 1 is bold
 * @param place where a point (x, y) in em goes, pixels
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

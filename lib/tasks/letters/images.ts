/**
 * Draws images of letters: outlines of the site's fonts, each shifted, rotated, scaled and thickened at
 * random.
 */
import type { Random } from "@/lib/numerics/random";
import { IMAGE_SIDE } from "./info";
import { type Outline, outlinesOf, placed } from "./outlines";
import { coverage } from "./raster";

/** Number of pixels of an image. */
export const IMAGE_PIXELS = IMAGE_SIDE ** 2;

/**
 * Pixels of an em before scaling: a letter with an ascender or descender is about three quarters of an em
 * high.
 */
const EM_PIXELS = 16;
/**
 * Distortions at strength 1: shift in pixels, tangent of half the rotation (0.2 is about 23 degrees), share
 * of the size, and distance from the middle weight (0 is light, 1 is bold).
 */
const MAX_DISTORTION = { shift: 2.5, turn: 0.2, scale: 0.25, weight: 0.5 };

/** Which images to draw. */
export interface ImageSpec {
  /** The letters, in the order of the classes. */
  readonly letters: readonly string[];
  /** Number of images. */
  readonly count: number;
  /** Strength of the distortions, 0 to 1; at 0 only the fonts differ. */
  readonly distortion: number;
  /** Standard deviation of the Gaussian noise added to each pixel; ink is 1, paper 0. */
  readonly noise: number;
}

/** Images with their classes. */
export interface LetterImages {
  /** [count, 16, 16]; ink is 1 and paper 0 before noise is added. */
  readonly pixels: Float32Array;
  /** Class of each image, [count]: image i shows letter number i modulo the number of letters. */
  readonly kinds: Uint8Array;
}

/**
 * Draws images of the letters in turn.
 *
 * @param shapes random numbers for fonts and distortions
 * @param grain random numbers for the noise; a separate stream, so that the noise level does not change the
 *   shapes
 */
export function drawLetters(spec: ImageSpec, shapes: Random, grain: Random): LetterImages {
  const { letters, count, distortion, noise } = spec;
  const outlines = letters.map(outlinesOf);
  const pixels = new Float32Array(count * IMAGE_PIXELS);
  const kinds = Uint8Array.from({ length: count }, (_, i) => i % letters.length);
  kinds.forEach((kind, i) => {
    const image = pixels.subarray(i * IMAGE_PIXELS, (i + 1) * IMAGE_PIXELS);
    const fonts = outlines[kind];
    drawOne(fonts[shapes.integer(fonts.length)], distortion, shapes, image);
  });
  if (noise > 0) for (let i = 0; i < pixels.length; i++) pixels[i] += noise * grain.normal();
  return { pixels, kinds };
}

function drawOne(outline: Outline, distortion: number, random: Random, image: Float32Array): void {
  const within = (limit: number) => distortion * limit * (2 * random.uniform() - 1);
  const [shiftX, shiftY] = [within(MAX_DISTORTION.shift), within(MAX_DISTORTION.shift)];
  // Sine and cosine from the tangent of half the angle: the result of Math.sin may differ between machines.
  const half = within(MAX_DISTORTION.turn);
  const cosine = (1 - half * half) / (1 + half * half);
  const sine = (2 * half) / (1 + half * half);
  const size = EM_PIXELS * (1 + within(MAX_DISTORTION.scale));
  const weight = 0.5 + within(MAX_DISTORTION.weight);
  const centre = IMAGE_SIDE / 2;
  const place = (x: number, y: number) =>
    [
      centre + shiftX + size * (cosine * x - sine * y),
      centre + shiftY + size * (sine * x + cosine * y),
    ] as const;
  coverage(placed(outline, weight, place), IMAGE_SIDE, image);
}

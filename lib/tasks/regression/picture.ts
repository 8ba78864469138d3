/**
 * The layout of the regression task's picture and samples. The picture is the model's curve at CURVE_GRID,
 * [161]; the samples are the true curve at the same x (NaN if it is unknown), then x and y of each training
 * point, interleaved.
 */

/** Number of points of a curve, at equal distances from x = -1 to x = 1, both included. */
const CURVE_PLACES = 161;

/** x of each value of a curve, [161]. */
export const CURVE_GRID: Float32Array = Float32Array.from(
  { length: CURVE_PLACES },
  (_, i) => -1 + (2 * i) / (CURVE_PLACES - 1),
);

/** The decoded samples. */
export interface RegressionSamples {
  /** The curve without noise at CURVE_GRID; NaN for points of the reader's own. */
  readonly truth: Float32Array;
  /** x of each training point. */
  readonly xs: Float32Array;
  /** y of each training point. */
  readonly ys: Float32Array;
}

/** Returns the samples as one array, [161 + 2 * points]. */
export function encodeSamples({ truth, xs, ys }: RegressionSamples): Float32Array {
  const samples = new Float32Array(CURVE_PLACES + 2 * xs.length);
  samples.set(truth);
  xs.forEach((x, i) => {
    samples.set([x, ys[i]], CURVE_PLACES + 2 * i);
  });
  return samples;
}

/** Decodes samples; an array that is too short, as before the run is ready, has no points. */
export function decodeSamples(samples: Float32Array): RegressionSamples {
  const points = samples.subarray(CURVE_PLACES);
  return {
    truth: samples.slice(0, CURVE_PLACES),
    xs: points.filter((_, i) => i % 2 === 0),
    ys: points.filter((_, i) => i % 2 === 1),
  };
}

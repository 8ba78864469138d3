/**
 * What the regression task draws. A model's picture is its curve at `CURVE_GRID`; the samples are the true curve at
 * the same CURVE_PLACES (not a number where nobody knows it), then x and y of each point, interleaved.
 */

/** How many CURVE_PLACES, evenly from -1 to 1, both ends included. */
const CURVE_PLACES = 161;

/** x of each value of a curve. */
export const CURVE_GRID: Float32Array = Float32Array.from(
  { length: CURVE_PLACES },
  (_, i) => -1 + (2 * i) / (CURVE_PLACES - 1),
);

export interface RegressionSamples {
  /** The curve without noise; NaN for points of the reader's own. */
  readonly truth: Float32Array;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

export function encodeSamples({ truth, xs, ys }: RegressionSamples): Float32Array {
  const samples = new Float32Array(CURVE_PLACES + 2 * xs.length);
  samples.set(truth);
  xs.forEach((x, i) => {
    samples.set([x, ys[i]], CURVE_PLACES + 2 * i);
  });
  return samples;
}

/** @returns no points for what is not such samples, as before the run is ready */
export function decodeSamples(samples: Float32Array): RegressionSamples {
  const points = samples.subarray(CURVE_PLACES);
  return {
    truth: samples.slice(0, CURVE_PLACES),
    xs: points.filter((_, i) => i % 2 === 0),
    ys: points.filter((_, i) => i % 2 === 1),
  };
}

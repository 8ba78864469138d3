/**
 * What the regression task draws. A model's picture is its curve at `curveGrid`; the samples are the true curve at
 * the same places (not a number where nobody knows it), then x and y of each point, interleaved.
 */

/** How many places, evenly from -1 to 1, both ends included. */
const places = 161;

/** x of each value of a curve. */
export const curveGrid: Float32Array = Float32Array.from(
  { length: places },
  (_, i) => -1 + (2 * i) / (places - 1),
);

export interface RegressionSamples {
  /** The curve without noise; NaN for points of the reader's own. */
  readonly truth: Float32Array;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

export function encodeSamples({ truth, xs, ys }: RegressionSamples): Float32Array {
  const samples = new Float32Array(places + 2 * xs.length);
  samples.set(truth);
  xs.forEach((x, i) => {
    samples.set([x, ys[i]], places + 2 * i);
  });
  return samples;
}

/** @returns no points for what is not such samples, as before the run is ready */
export function decodeSamples(samples: Float32Array): RegressionSamples {
  const points = samples.subarray(places);
  return {
    truth: samples.slice(0, places),
    xs: points.filter((_, i) => i % 2 === 0),
    ys: points.filter((_, i) => i % 2 === 1),
  };
}

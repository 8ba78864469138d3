import { checkLength } from "../blockChecks";
import type { Floats } from "./floats";

/** Added to the variance of a row, so that a row of equal numbers has a finite result. */
export const NORM_EPSILON = 1e-5;

/** Returns mean and 1 / standard deviation of `width` values from `start` on. */
function statisticsOf(x: Floats, start: number, width: number) {
  let mean = 0;
  for (let i = 0; i < width; i++) mean += x[start + i] / width;
  let variance = 0;
  for (let i = 0; i < width; i++) variance += (x[start + i] - mean) ** 2 / width;
  return { mean, inverse: 1 / Math.sqrt(variance + NORM_EPSILON) };
}

/**
 * Writes each row of x, normalized to mean 0 and variance 1, times gain plus bias, to `out` (Ba, Kiros and
 * Hinton, 2016).
 *
 * @param x [rows, width], row-major
 * @param gain [width]
 * @param bias [width]
 * @param out [rows, width]
 * @throws NumericsError if the lengths do not fit
 */
export function layerNorm(x: Floats, gain: Floats, bias: Floats, out: Floats): void {
  const width = gain.length;
  checkLength("bias", bias, width);
  checkLength("out", out, x.length);
  checkLength("x", x, Math.round(x.length / width) * width);
  for (let start = 0; start < x.length; start += width) {
    const { mean, inverse } = statisticsOf(x, start, width);
    for (let i = 0; i < width; i++) out[start + i] = (x[start + i] - mean) * inverse * gain[i] + bias[i];
  }
}

/** Receives the gradients of a layer norm; each is added to. */
export interface LayerNormGradients {
  /** By x, [rows, width]: the residual stream gets gradients from the path around the norm, too. */
  readonly x: Floats;
  readonly gain: Floats;
  readonly bias: Floats;
}

/**
 * Adds the gradients of a layer norm to `gradients`. With n the normalized row, d = dy gain and s the standard
 * deviation, dx = (d - mean(d) - n mean(d n)) / s, dgain = sum of dy n and dbias = sum of dy over the rows.
 * Mean and deviation are computed again from x, so that nothing else need be kept.
 *
 * @param x the argument of `layerNorm`
 * @param dy gradient by its result, [rows, width]
 * @throws NumericsError if the lengths do not fit
 */
export function layerNormGradient(x: Floats, gain: Floats, dy: Floats, gradients: LayerNormGradients): void {
  const width = gain.length;
  checkLength("dy", dy, x.length);
  checkLength("the gradient by x", gradients.x, x.length);
  checkLength("the gradient by gain", gradients.gain, width);
  checkLength("the gradient by bias", gradients.bias, width);
  for (let start = 0; start < x.length; start += width) {
    const { mean, inverse } = statisticsOf(x, start, width);
    const normalized = (i: number) => (x[start + i] - mean) * inverse;
    let meanD = 0;
    let meanDN = 0;
    for (let i = 0; i < width; i++) {
      const d = dy[start + i] * gain[i];
      meanD += d / width;
      meanDN += (d * normalized(i)) / width;
      gradients.gain[i] += dy[start + i] * normalized(i);
      gradients.bias[i] += dy[start + i];
    }
    for (let i = 0; i < width; i++)
      gradients.x[start + i] += (dy[start + i] * gain[i] - meanD - normalized(i) * meanDN) * inverse;
  }
}

import { checkLength } from "../blockChecks";
import type { Floats } from "./floats";

/** The factor in gelu(x) = x sigmoid(1.702 x) (Hendrycks and Gimpel, 2016). */
export const GELU_SLOPE = 1.702;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * Writes gelu(x) = x sigmoid(1.702 x) to `out`, element by element.
 *
 * @throws NumericsError if the lengths differ
 */
export function gelu(x: Floats, out: Floats): void {
  checkLength("out", out, x.length);
  for (let i = 0; i < x.length; i++) out[i] = x[i] * sigmoid(GELU_SLOPE * x[i]);
}

/**
 * Multiplies a gradient by the slope of gelu at x, in place: s (1 + 1.702 x (1 - s)) with s = sigmoid(1.702 x).
 *
 * @param x the argument of `gelu`
 * @param gradient of the loss by gelu(x); becomes the gradient by x
 * @throws NumericsError if the lengths differ
 */
export function geluGradient(x: Floats, gradient: Floats): void {
  checkLength("gradient", gradient, x.length);
  for (let i = 0; i < x.length; i++) {
    const s = sigmoid(GELU_SLOPE * x[i]);
    gradient[i] *= s * (1 + GELU_SLOPE * x[i] * (1 - s));
  }
}

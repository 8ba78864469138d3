import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = { learningRate: 1e-4, beta1: 0.9, beta2: 0.99, weightDecay: 0, gnormScale: 1 };

/**
 * Lion (Chen et al. 2023; reference: the one-state kernel).
 *
 *     p = p * (1 - learningRate * weightDecay)
 *     u = learningRate * sign(beta1 m + (1 - beta1) g)
 *     m = beta2 m + (1 - beta2) g
 *     p = p - u
 *
 * Weight decay is decoupled and, unlike Adam's here, comes before the update. Only the sign of the moment counts, so
 * a change of its last bit can flip a whole update where the two terms cancel. No guard against NaN: the sign of
 * NaN is taken as 0, and m stays NaN.
 */
export const lion: Rule = {
  name: "lion",
  label: "Lion",
  states: [{ symbol: "m", label: "first moment", signed: true }],
  defaults,
  // The step has no denominator: each parameter moves by the whole rate. Its authors take 3 to 10 times less than AdamW's.
  rateOverAdam: 0.1,
  coefficients: ["learningRate", "beta1", "oneMinusBeta1", "beta2", "oneMinusBeta2", "keep", "gnormScale"],
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Float32Array {
  const h = readHyper(defaults, hyper, step);
  return Float32Array.of(
    h.learningRate,
    h.beta1,
    1 - h.beta1,
    h.beta2,
    1 - h.beta2,
    1 - h.learningRate * h.weightDecay,
    h.gnormScale,
  );
}

function apply(cell: Cell, c: Float32Array): void {
  const learningRate = c[0];
  const beta1 = c[1];
  const oneMinusBeta1 = c[2];
  const beta2 = c[3];
  const oneMinusBeta2 = c[4];
  const keep = c[5];
  const gnormScale = c[6];
  const { s } = cell;
  const g = f(cell.g * gnormScale);
  const direction = f(f(s[0] * beta1) + f(oneMinusBeta1 * g));
  const update = direction > 0 ? learningRate : direction < 0 ? -learningRate : 0;
  s[0] = f(f(s[0] * beta2) + f(oneMinusBeta2 * g));
  cell.p = f(f(cell.p * keep) - update);
}

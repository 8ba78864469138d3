import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = {
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-7,
  /** Step t has the learning rate learningRate / (1 + decay (t - 1)). */
  decay: 0,
  weightDecay: 0,
  gnormScale: 1,
};

const coefficients = [
  "beta1",
  "oneMinusBeta1",
  "beta2",
  "stepSize",
  "epsilon",
  "keep",
  "gnormScale",
] as const;
type Name = (typeof coefficients)[number];

/**
 * AdaMax (Kingma and Ba 2015, arXiv 1412.6980, section 7.1) as `tf.train.adamax` has it: Adam with the largest recent
 * gradient in the place of the root of the second moment.
 *
 *     m = beta1 m + (1 - beta1) g
 *     u = max(beta2 u, |g|)
 *     p = (p - learningRate_t / (1 - beta1^t) * m / (u + epsilon)) * (1 - learningRate_t * weightDecay)
 */
export const adamax: Rule<Name, "adamax", keyof typeof defaults> = {
  name: "adamax",
  label: "AdaMax",
  states: [
    { symbol: "m", label: "first moment", signed: true },
    { symbol: "u", label: "largest recent gradient", signed: false },
  ],
  defaults,
  coefficients,
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  const h = readHyper(defaults, hyper, step, { decay: { least: 0 } });
  const rate = h.learningRate / (1 + h.decay * (step - 1));
  return roundCoefficients({
    beta1: h.beta1,
    oneMinusBeta1: 1 - h.beta1,
    beta2: h.beta2,
    stepSize: -rate / (1 - h.beta1 ** step),
    epsilon: h.epsilon,
    keep: 1 - rate * h.weightDecay,
    gnormScale: h.gnormScale,
  });
}

function apply(cell: Cell, c: Coefficients<Name>): void {
  const g = f(cell.g * c.gnormScale);
  const m = f(f(cell.s[0] * c.beta1) + f(c.oneMinusBeta1 * g));
  const u = Math.max(f(cell.s[1] * c.beta2), Math.abs(g));
  cell.s[0] = m;
  cell.s[1] = u;
  cell.p = f(f(cell.p + f(c.stepSize * f(m / f(u + c.epsilon)))) * c.keep);
}

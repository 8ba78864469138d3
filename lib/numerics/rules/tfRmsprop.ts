import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = {
  learningRate: 1e-3,
  /** Share of the second moment that stays at each step, 0 to 1. */
  decay: 0.9,
  momentum: 0,
  epsilon: 1e-7,
  weightDecay: 0,
  gnormScale: 1,
};

const coefficients = [
  "learningRate",
  "decay",
  "oneMinusDecay",
  "momentum",
  "epsilon",
  "weightDecay",
  "gnormScale",
] as const;

/** The name of one of the coefficients; the centered rule has them too. */
export type TfRmspropCoefficient = (typeof coefficients)[number];

/** The name of one of the hyper-parameters; the centered rule has them too. */
export type TfRmspropHyper = keyof typeof defaults;

/**
 * RMSprop as `tf.train.rmsprop` has it: epsilon stands under the root, and steps go through a momentum.
 *
 *     g = gnormScale * g + weightDecay * p
 *     r = decay * r + (1 - decay) g^2
 *     m = momentum * m + learningRate * g / sqrt(r + epsilon)
 *     p = p - m
 */
export const tfRmsprop: Rule<TfRmspropCoefficient, "tf-rmsprop", TfRmspropHyper> = {
  name: "tf-rmsprop",
  label: "RMSprop of tf.train",
  states: [
    { symbol: "r", label: "second moment", signed: false },
    { symbol: "m", label: "momentum of steps", signed: true },
  ],
  defaults,
  coefficients,
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<TfRmspropCoefficient> {
  const h = readHyper(defaults, hyper, step, { decay: { least: 0, below: 1 }, momentum: { least: 0 } });
  return roundCoefficients({ ...h, oneMinusDecay: 1 - h.decay });
}

function apply(cell: Cell, c: Coefficients<TfRmspropCoefficient>): void {
  const g = f(f(cell.g * c.gnormScale) + f(cell.p * c.weightDecay));
  const r = f(f(cell.s[0] * c.decay) + f(c.oneMinusDecay * f(g * g)));
  const step = f(f(c.learningRate * g) / f(Math.sqrt(f(r + c.epsilon))));
  const m = f(f(cell.s[1] * c.momentum) + step);
  cell.s[0] = r;
  cell.s[1] = m;
  cell.p = f(cell.p - m);
}

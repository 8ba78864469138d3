import type { Coefficients } from "./coefficients";
import type { Cell, Rule } from "./rule";
import { type TfRmspropCoefficient, type TfRmspropHyper, tfRmsprop } from "./tfRmsprop";

const f = Math.fround;

/**
 * Centered RMSprop as `tf.train.rmsprop` with `centered` has it: the update divides by the root of the variance.
 *
 *     g = gnormScale * g + weightDecay * p
 *     v = decay * (v + (1 - decay) (g - a)^2)
 *     a = decay * a + (1 - decay) g
 *     m = momentum * m + learningRate * g / sqrt(max(v - epsilon, epsilon))
 *     p = p - m
 *
 * tf.train keeps r, the average of g^2, and takes r - a^2, which is the same number. In codes that difference of two
 * rounded numbers could be of any size and sign (in 4 bits training diverged), and v is never below 0. tf.train has no
 * lower bound under the root: where all gradients are equal it takes the root of a negative number.
 */
export const tfRmspropCentered: Rule<TfRmspropCoefficient, "tf-rmsprop-centered", TfRmspropHyper> = {
  name: "tf-rmsprop-centered",
  label: "centered RMSprop of tf.train",
  states: [
    { symbol: "v", label: "variance", signed: false },
    { symbol: "a", label: "mean gradient", signed: true },
    { symbol: "m", label: "momentum of steps", signed: true },
  ],
  defaults: tfRmsprop.defaults,
  coefficients: tfRmsprop.coefficients,
  prepare: tfRmsprop.prepare,
  apply,
};

function apply(cell: Cell, c: Coefficients<TfRmspropCoefficient>): void {
  const g = f(f(cell.g * c.gnormScale) + f(cell.p * c.weightDecay));
  const away = f(g - cell.s[1]);
  const v = f(c.decay * f(cell.s[0] + f(c.oneMinusDecay * f(away * away))));
  const a = f(f(cell.s[1] * c.decay) + f(c.oneMinusDecay * g));
  const step = f(f(c.learningRate * g) / f(Math.sqrt(Math.max(f(v - c.epsilon), c.epsilon))));
  const m = f(f(cell.s[2] * c.momentum) + step);
  cell.s[0] = v;
  cell.s[1] = a;
  cell.s[2] = m;
  cell.p = f(cell.p - m);
}

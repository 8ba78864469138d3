import { type Coefficients, roundCoefficients } from "./coefficients";
import { readHyper } from "./hyper";
import type { Cell, Hyper, Rule } from "./rule";

const f = Math.fround;

const defaults = {
  learningRate: 1e-2,
  /** What the sum of squares begins with, above 0. */
  initialAccumulator: 0.1,
  epsilon: 1e-7,
  weightDecay: 0,
  gnormScale: 1,
};

const coefficients = ["learningRate", "initialAccumulator", "epsilon", "weightDecay", "gnormScale"] as const;
type Name = (typeof coefficients)[number];

/**
 * Adagrad as `tf.train.adagrad` has it: the sum of squares begins with a value above 0, and epsilon stands under the
 * root.
 *
 *     g = gnormScale * g + weightDecay * p
 *     r = r + g^2                                      r begins with initialAccumulator
 *     p = p - learningRate * g / sqrt(r + epsilon)
 *
 * State begins with 0, as that of every rule, and a sum of 0 counts as initialAccumulator. No later sum is 0, so a
 * variable that is first trained at a later step begins in the same way.
 */
export const tfAdagrad: Rule<Name, "tf-adagrad", keyof typeof defaults> = {
  name: "tf-adagrad",
  label: "Adagrad of tf.train",
  states: [{ symbol: "r", label: "sum of squares", signed: false }],
  defaults,
  coefficients,
  prepare,
  apply,
};

function prepare(hyper: Hyper, step: number): Coefficients<Name> {
  return roundCoefficients(readHyper(defaults, hyper, step, { initialAccumulator: { least: 0 } }));
}

function apply(cell: Cell, c: Coefficients<Name>): void {
  const g = f(f(cell.g * c.gnormScale) + f(cell.p * c.weightDecay));
  const r = f((cell.s[0] > 0 ? cell.s[0] : c.initialAccumulator) + f(g * g));
  cell.s[0] = r;
  cell.p = f(cell.p - f(c.learningRate * f(g / f(Math.sqrt(f(r + c.epsilon))))));
}

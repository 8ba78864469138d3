import type { Coefficients } from "./rules/coefficients";
import type { Cell, Rule } from "./rules/rule";

/**
 * Returns the coefficients of one tensor's step: `c`, or `c` rescaled by sums over the whole tensor if the
 * step needs them (`TensorWide` in rules/rule.ts).
 *
 * @param c from `rule.prepare(hyper, step)`; not changed
 * @param n number of parameters
 * @param load puts parameter i, its gradient and its state before the step into the cell
 */
export function rescaleCoefficients(
  rule: Rule,
  c: Coefficients,
  n: number,
  load: (cell: Cell, i: number) => void,
): Coefficients {
  const { tensorWide } = rule;
  if (!tensorWide?.needed(c)) return c;
  const cell: Cell = { p: 0, g: 0, s: new Float32Array(rule.states.length) };
  const sums = new Float64Array(2);
  for (let i = 0; i < n; i++) {
    load(cell, i);
    tensorWide.measure(cell, c, sums);
  }
  return tensorWide.rescale(c, sums, n);
}

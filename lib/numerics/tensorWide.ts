import type { Coefficients } from "./rules/coefficients";
import type { Cell, Rule } from "./rules/rule";

/**
 * The coefficients of one tensor's step: those of the rule, or a copy changed by what the whole tensor says.
 *
 * @param c from `rule.prepare(hyper, step)`; not changed
 * @param n number of parameters
 * @param load put parameter i, its gradient and its state into the cell
 */
export function coefficientsFor(
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

import { rescaleCoefficients } from "./rescaleCoefficients";
import type { Coefficients } from "./rules/coefficients";
import type { Cell, Rule } from "./rules/rule";
import { checkStates32 } from "./stepChecks";

/**
 * Advances parameters and 32-bit state by one step of an optimizer, in place.
 *
 * @param c coefficients of this step, from `rule.prepare(hyper, step)`
 * @param params n parameters; updated
 * @param grads their gradients
 * @param states one array of n values for each of `rule.states`, zeros before the first step; updated
 * @throws NumericsError if an array has another length
 */
export function step32(
  rule: Rule,
  c: Coefficients,
  params: Float32Array,
  grads: Float32Array,
  states: readonly Float32Array[],
): void {
  checkStates32(rule, params.length, grads, states);
  const cell: Cell = { p: 0, g: 0, s: new Float32Array(rule.states.length) };
  const load = (into: Cell, i: number) => {
    into.p = params[i];
    into.g = grads[i];
    for (let k = 0; k < states.length; k++) into.s[k] = states[k][i];
  };
  const own = rescaleCoefficients(rule, c, params.length, load);
  for (let i = 0; i < params.length; i++) {
    load(cell, i);
    rule.apply(cell, own);
    params[i] = cell.p;
    for (let k = 0; k < states.length; k++) states[k][i] = cell.s[k];
  }
}

/** Returns the state of n parameters before the first step: zeros, one array for each of `rule.states`. */
export function makeState32(rule: Rule, n: number): Float32Array[] {
  return rule.states.map(() => new Float32Array(n));
}

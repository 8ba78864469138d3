import type { Hyper, Rule } from "./rule";

/** A parameter and its state after some steps. */
export interface Reached {
  readonly p: number;
  readonly s: number[];
}

/** Advances one parameter by one step for each gradient, from state 0: for the tests of the rules. */
export function trace(rule: Rule, hyper: Hyper, start: number, gradients: readonly number[]): Reached {
  const cell = { p: Math.fround(start), g: 0, s: new Float32Array(rule.states.length) };
  gradients.forEach((gradient, i) => {
    cell.g = Math.fround(gradient);
    rule.apply(cell, rule.prepare(hyper, i + 1));
  });
  return { p: cell.p, s: [...cell.s] };
}

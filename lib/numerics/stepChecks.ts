/** Checks the arrays that a step is given. */
import { checkLength } from "./blockChecks";
import { blockCount } from "./blocks";
import { NumericsError } from "./errors";
import type { Quantized } from "./quantize";
import type { Rule } from "./rules/rule";

/** Refuses gradients or 8-bit state that do not fit n parameters. @throws NumericsError that names the array */
export function checkStates8(rule: Rule, n: number, grads: Float32Array, states: readonly Quantized[]): void {
  checkCounts(rule, n, grads, states);
  states.forEach((state, k) => {
    const { symbol } = rule.states[k];
    checkLength(`the codes of ${symbol}`, state.codes, n);
    checkLength(`the absmax of ${symbol}`, state.absmax, blockCount(n, states[0].blockSize));
  });
}

/** Refuses gradients or 32-bit state that do not fit n parameters. @throws NumericsError that names the array */
export function checkStates32(
  rule: Rule,
  n: number,
  grads: Float32Array,
  states: readonly Float32Array[],
): void {
  checkCounts(rule, n, grads, states);
  states.forEach((state, k) => {
    checkLength(`the state ${rule.states[k].symbol}`, state, n);
  });
}

function checkCounts(rule: Rule, n: number, grads: Float32Array, states: readonly unknown[]): void {
  checkLength("grads", grads, n);
  if (states.length !== rule.states.length)
    throw new NumericsError("the number of states", states.length, `${rule.states.length} for ${rule.name}`);
}

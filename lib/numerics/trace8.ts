import { checkLength } from "./blockChecks";
import { encode, guardSign, midpointsOf } from "./encode";
import { NumericsError } from "./errors";
import { largestMagnitude, type Quantized } from "./quantize";
import type { Coefficients } from "./rules/coefficients";
import type { Cell, Rule } from "./rules/rule";

/** One state of a block in all stages of one step. Arrays have one entry a value. */
export interface StateTrace {
  /** The codes and the absmax that were stored before. */
  readonly codesBefore: Uint8Array;
  readonly absmaxBefore: number;
  /** The dequantized state before the step. */
  readonly before: Float32Array;
  /** The state after the rule, in 32 bits; the parameter moves with it. */
  readonly fresh: Float32Array;
  readonly absmax: number;
  /** 1 / absmax, once a block; 0 in a block of zeros. */
  readonly scale: number;
  /** fresh * scale, in [-1, 1]. */
  readonly scaled: Float32Array;
  /** The nearest code, before the sign guard. */
  readonly nearest: Uint8Array;
  /** The code that is stored. */
  readonly codes: Uint8Array;
  /** The value of the stored code in the next step. */
  readonly stored: Float32Array;
  /** 1 where `scaled` lies exactly between two values of the map: the even code wins. */
  readonly ties: Uint8Array;
}

/** One block in all stages of one step, with everything that the kernel holds in registers. */
export interface BlockTrace {
  readonly params: Float32Array;
  readonly grads: Float32Array;
  readonly paramsAfter: Float32Array;
  /** In the order of the rule's states. */
  readonly states: readonly StateTrace[];
}

/** Returns all stages of one step of one block. It computes the same as step8.ts, which keeps none of them.
 *
 * @param c coefficients of the step, from `rule.prepare(hyper, step)`
 * @param params the block's parameters; no argument is changed
 * @param grads their gradients
 * @param states the block's state before the step, one block each
 * @throws NumericsError if there are more or fewer gradients or codes than parameters, or more than one
 *   block, or the
 *   step needs sums over the whole tensor
 */
export function traceBlock(
  rule: Rule,
  c: Coefficients,
  params: Float32Array,
  grads: Float32Array,
  states: readonly Pick<Quantized, "codes" | "absmax" | "map">[],
): BlockTrace {
  if (rule.tensorWide?.needed(c)) {
    throw new NumericsError("rule", rule.name, "one that needs no sums over the whole tensor");
  }
  checkLength("grads", grads, params.length);
  for (const { codes, absmax } of states) {
    checkLength("codes", codes, params.length);
    if (absmax.length !== 1) throw new NumericsError("the number of blocks", absmax.length, "1");
  }
  const before = states.map(({ codes, absmax, map }) =>
    Float32Array.from(codes, (code) => map.values[code] * absmax[0]),
  );
  const fresh = before.map((values) => values.slice());
  const paramsAfter = params.slice();
  const cell: Cell = { p: 0, g: 0, s: new Float32Array(states.length) };
  for (let i = 0; i < params.length; i++) {
    cell.p = params[i];
    cell.g = grads[i];
    before.forEach((values, k) => {
      cell.s[k] = values[i];
    });
    rule.apply(cell, c);
    paramsAfter[i] = cell.p;
    fresh.forEach((values, k) => {
      values[i] = cell.s[k];
    });
  }
  return {
    params,
    grads,
    paramsAfter,
    states: states.map(({ codes, absmax, map }, k) => ({
      codesBefore: codes,
      absmaxBefore: absmax[0],
      before: before[k],
      ...encodeTraced(fresh[k], map.values, rule.states[k].signed),
    })),
  };
}

/**
 * Does the same as `encodeBlock` of encode.ts, and returns what it computes between a value and its code.
 */
function encodeTraced(fresh: Float32Array, values: Float32Array, guard: boolean) {
  const absmax = largestMagnitude(fresh);
  const scale = absmax === 0 ? 0 : Math.fround(1 / absmax);
  const scaled = fresh.map((value) => value * scale);
  const zero = encode(values, 0);
  const nearest = Uint8Array.from(scaled, (x) => (absmax === 0 ? zero : encode(values, x)));
  const codes = nearest.map((code, i) => (guard && absmax > 0 ? guardSign(values, code, scaled[i]) : code));
  const midpoints = midpointsOf(values);
  const isTie = (x: number, code: number) =>
    absmax > 0 && (x === midpoints[code] || x === midpoints[code - 1]);
  return {
    fresh,
    absmax,
    scale,
    scaled,
    nearest,
    codes,
    stored: Float32Array.from(codes, (code) => values[code] * absmax),
    ties: nearest.map((code, i) => (isTie(scaled[i], code) ? 1 : 0)),
  };
}

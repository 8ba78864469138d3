import { type Coefficients, type Hyper, type Rule, ruleNamed } from "@/lib/numerics/rules";
import { makeState8, type StateMaps, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";

/** The rule of all lanes. */
export const adam: Rule = ruleNamed("adam");

/** Some parameters that start at 0 and are updated by Adam. The arrays change with each step. */
export interface PlainLane {
  /** Current parameters, which are also their distances from the start. */
  readonly params: Float32Array;
  /** Change of the parameters in the last step. */
  readonly update: Float32Array;
  /** Does step number `step`, from 1. */
  advance(hyper: Hyper, step: number, grads: Float32Array): void;
}

/** A lane with 8-bit state. */
export interface PlainLane8 extends PlainLane {
  readonly m: ReturnType<typeof makeState8>[number];
  readonly r: ReturnType<typeof makeState8>[number];
}

/** A lane with 32-bit state. */
export interface PlainLane32 extends PlainLane {
  readonly m: Float32Array;
  readonly r: Float32Array;
}

function laneOf(
  n: number,
  move: (c: Coefficients, params: Float32Array, grads: Float32Array) => void,
): PlainLane {
  const params = new Float32Array(n);
  const before = new Float32Array(n);
  const update = new Float32Array(n);
  return {
    params,
    update,
    advance(hyper, step, grads) {
      before.set(params);
      move(adam.prepare(hyper, step), params, grads);
      for (let i = 0; i < n; i++) update[i] = params[i] - before[i];
    },
  };
}

/**
 * Makes a lane with 8-bit state.
 *
 * @param n number of parameters
 * @throws NumericsError if blockSize is not a whole number from 1
 */
export function makeLane8(n: number, blockSize: number, maps: StateMaps): PlainLane8 {
  const states = makeState8(adam, n, blockSize, maps);
  const lane = laneOf(n, (c, params, grads) => step8(adam, c, params, grads, states));
  return { ...lane, m: states[0], r: states[1] };
}

/** Makes a lane with 32-bit state and `n` parameters. */
export function makeLane32(n: number): PlainLane32 {
  const states = makeState32(adam, n);
  const lane = laneOf(n, (c, params, grads) => step32(adam, c, params, grads, states));
  return { ...lane, m: states[0], r: states[1] };
}

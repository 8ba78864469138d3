import { type Coefficients, type Hyper, type Rule, ruleNamed } from "@/lib/numerics/rules";
import { makeState8, type StateMaps, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";

export const adam: Rule = ruleNamed("adam");

/** Adam on a few thousand parameters, one step at a time; the parameters start at 0. */
export interface PlainLane {
  /** Where the parameters are now: how far they have moved. */
  readonly params: Float32Array;
  /** What the last step added to them. */
  readonly update: Float32Array;
  advance(hyper: Hyper, step: number, grads: Float32Array): void;
}

/** A lane whose state is codes. */
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

/** @throws NumericsError if blockSize is no whole number from 1 */
export function makeLane8(n: number, blockSize: number, maps: StateMaps): PlainLane8 {
  const states = makeState8(adam, n, blockSize, maps);
  const lane = laneOf(n, (c, params, grads) => step8(adam, c, params, grads, states));
  return { ...lane, m: states[0], r: states[1] };
}

export function makeLane32(n: number): PlainLane32 {
  const states = makeState32(adam, n);
  const lane = laneOf(n, (c, params, grads) => step32(adam, c, params, grads, states));
  return { ...lane, m: states[0], r: states[1] };
}

/** Adam with both moments of a tensor stored in a format of the museum. */
import { checkLength } from "../blockChecks";
import type { Random } from "../random";
import { adam } from "../rules/adam";
import type { Hyper } from "../rules/rule";
import { makeState32, step32 } from "../step32";
import type { MatrixShape, StateFormat, Stored } from "./index";

/** The moments of one tensor in a format. The arrays are replaced at each step. */
export class FormatState {
  /** Both moments as the next step reads them. */
  m: Stored;
  r: Stored;

  /**
   * Stores moments of zeros.
   *
   * @param n number of parameters
   */
  constructor(
    readonly format: StateFormat,
    readonly n: number,
    readonly shape: MatrixShape,
  ) {
    const zeros = { values: new Float32Array(n), bits: 0, codes: null };
    this.m = zeros;
    this.r = zeros;
  }

  /**
   * Does one step of Adam: reads the moments, advances them and the parameters in 32 bits, and stores the moments.
   *
   * @param step number of the step, from 1
   * @param params n parameters; updated
   * @param grads their gradients
   * @param random decides where the format rounds at random
   * @returns the moments that the update used, [n] each
   * @throws NumericsError if an array has another length, or a hyper-parameter is out of range
   */
  advance(
    hyper: Hyper,
    step: number,
    params: Float32Array,
    grads: Float32Array,
    random: Random,
  ): { readonly m: Float32Array; readonly r: Float32Array } {
    checkLength("params", params, this.n);
    const { format, shape } = this;
    const c = adam.prepare(hyper, step);
    const m = this.m.values.slice();
    const r = this.r.values.slice();
    // Where the update uses what is stored, this pass only advances the moments.
    const fresh = format.update === "fresh";
    step32(adam, c, fresh ? params : params.slice(), grads, [m, r]);
    this.m = format.m.store(m, shape, random);
    this.r = format.r.store(r, shape, random);
    if (fresh) return { m, r };
    const used = { m: this.m.values, r: this.r.values };
    for (let i = 0; i < this.n; i++)
      params[i] += (c.stepSize * used.m[i]) / (Math.sqrt(used.r[i]) + c.scaledEpsilon);
    return used;
  }

  /** Size of the stored state, bits; 0 before the first step. */
  get bits(): number {
    return this.m.bits + this.r.bits;
  }
}

/** Adam with 32-bit state, for the tensors that no format stores. Makes a function that does one step. */
export function plainAdam(
  n: number,
): (hyper: Hyper, step: number, params: Float32Array, grads: Float32Array) => void {
  const states = makeState32(adam, n);
  return (hyper, step, params, grads) => step32(adam, adam.prepare(hyper, step), params, grads, states);
}

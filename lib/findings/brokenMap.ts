/**
 * The unsigned dynamic map of bitsandbytes 0.36.0 to 0.41.0, and what Adam's steps become with it. The map was built
 * with a wrong count of bits, so it has more entries than a byte can name (commit 3c9aca91 of the library has the
 * function before and after).
 */
import { brokenMap } from "@/lib/numerics/brokenMap";
import { makeMap, type QuantizationMap } from "@/lib/numerics/maps";
import { adam } from "@/lib/numerics/rules/adam";
import { makeState8, step8 } from "@/lib/numerics/step8";
import { makeState32, step32 } from "@/lib/numerics/step32";

/** The largest share of the absmax that a code of the broken map names. */
export const brokenTop = (): number => brokenMap()[255];

/**
 * Returns the second moment to which a steady gradient of 1 leads if it is the largest of its block: r is stored as
 * the share q of itself after each step, so r = beta2 q r + (1 - beta2).
 */
export function brokenMoment(): number {
  const { beta2 } = adam.defaults;
  return (1 - beta2) / (1 - beta2 * brokenTop());
}

/**
 * Returns the smallest gradient, as a share of the block's largest, whose second moment the broken map cannot hold.
 * Gradients are steady, and the absmax is as small as brokenMoment makes it.
 */
export const brokenFrom = (): number => Math.sqrt(brokenTop() * brokenMoment());

/**
 * Returns how many times too long Adam's steps become under a steady gradient, by the same arithmetic: r is stored as
 * the largest value that a code can name, and the step adds (1 - beta2) g² to it.
 *
 * @param share the gradient, as a share of the block's largest; from brokenFrom to 1
 */
export function brokenFactor(share: number): number {
  const { beta2 } = adam.defaults;
  return share / Math.sqrt(beta2 * brokenTop() * brokenMoment() + (1 - beta2) * share ** 2);
}

const STEPS = 5000;

/** Returns the length of the last of many steps of Adam for each steady gradient; they share one block. */
function lastSteps(gradients: Float32Array, unsigned: QuantizationMap | undefined): Float32Array {
  const n = gradients.length;
  const params = new Float32Array(n);
  const exact = makeState32(adam, n);
  const signed = makeMap("dynamic", { bits: 8, signed: true });
  const stored = unsigned && makeState8(adam, n, n, { signed, unsigned });
  let before = params.slice();
  for (let step = 1; step <= STEPS; step++) {
    before = params.slice();
    const c = adam.prepare({}, step);
    if (stored) step8(adam, c, params, gradients, stored);
    else step32(adam, c, params, gradients, exact);
  }
  return params.map((value, i) => Math.abs(value - before[i]));
}

/**
 * Returns how many times longer Adam's steps are with the broken map than with 32-bit state, by running both.
 *
 * @param shares steady gradients in one block; the largest must be 1
 */
export function brokenStepFactors(shares: readonly number[]): number[] {
  // In this size epsilon plays no part.
  const gradients = Float32Array.from(shares, (share) => 0.01 * share);
  const unsigned = makeMap("dynamic", { bits: 8, signed: false });
  const broken = { ...unsigned, values: Float32Array.from(brokenMap().slice(0, 256)) };
  const exact = lastSteps(gradients, undefined);
  return [...lastSteps(gradients, broken)].map((step, i) => step / exact[i]);
}

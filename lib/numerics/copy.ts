import { checkLength } from "./blockChecks";

/**
 * Copies `from` to `to`: memory traffic and nothing else. Its speed is the ceiling that benchmarks compare
 * the other kernels with.
 *
 * @param to receives the values; same length as `from`
 * @throws NumericsError if the lengths differ
 */
export function copy(from: Float32Array, to: Float32Array): void {
  checkLength("to", to, from.length);
  to.set(from);
}

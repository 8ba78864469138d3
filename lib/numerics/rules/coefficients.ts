import { checkCoefficient } from "./coefficientChecks";

/**
 * The numbers that are the same for all parameters of one step, by name. Each is a float32 value:
 * `roundCoefficients` rounds it once.
 */
export type Coefficients<Name extends string = string> = Readonly<Record<Name, number>>;

/**
 * Rounds the coefficients of one step to float32.
 *
 * They are computed in float64 and rounded once, at the end: bias corrections lose digits in float32 (1 -
 * 0.999 has a relative error of 1.3e-5 there).
 */
export function roundCoefficients<Name extends string>(exact: Coefficients<Name>): Coefficients<Name> {
  // An object whose numbers are assigned one by one is read half as fast by the loops over parameters (V8).
  const entries = Object.entries<number>(exact).map(([name, value]) => [name, Math.fround(value)]);
  return Object.fromEntries(entries) as Coefficients<Name>;
}

/**
 * Returns the coefficients as the kernels' uniform holds them: one float32 for each of `names`, in that
 * order.
 *
 * @param names `coefficients` of the rule
 * @param c from `prepare` of the same rule
 * @throws NumericsError if a coefficient is missing
 */
export function packCoefficients<Name extends string>(
  { coefficients }: { readonly coefficients: readonly Name[] },
  c: Coefficients<Name>,
): Float32Array {
  return Float32Array.from(coefficients, (name) => {
    checkCoefficient(name, c[name]);
    return c[name];
  });
}

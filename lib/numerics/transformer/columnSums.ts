import { checkLength } from "../blockChecks";
import type { Floats } from "./floats";

/**
 * Adds the sums of the columns of a matrix to `out`: the gradient of a bias that is added to every row.
 *
 * @param values [rows, columns], row-major
 * @param out [columns]
 * @throws NumericsError if `values` is not a whole number of rows
 */
export function columnSums(values: Floats, out: Floats): void {
  const columns = out.length;
  checkLength("values", values, Math.round(values.length / columns) * columns);
  const sums = Float64Array.from(out);
  for (let i = 0; i < values.length; i++) sums[i % columns] += values[i];
  out.set(sums);
}

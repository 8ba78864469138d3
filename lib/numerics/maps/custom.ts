import { NumericsError } from "../errors";
import type { QuantizationMap } from "./map";

/**
 * A map from values of the reader's own.
 *
 * Values are taken as they are and not scaled: states are divided by their block's absmax, so a map that does
 * not reach 1 cuts off a block's largest values, and values beyond 1 are never used.
 *
 * @param values 2 to 256 finite numbers in ascending order, not all equal; rounded to float32
 * @throws NumericsError naming the first entry that is not allowed
 */
export function customMap(values: ArrayLike<number>, label = "custom"): QuantizationMap {
  if (values.length < 2 || values.length > 256) {
    throw new NumericsError("the number of values", values.length, "2 to 256");
  }
  const rounded = Float32Array.from(values);
  for (let i = 0; i < rounded.length; i++) {
    if (!Number.isFinite(rounded[i])) {
      throw new NumericsError(`values[${i}]`, values[i], "a finite float32 number");
    }
    if (i > 0 && rounded[i] < rounded[i - 1]) {
      throw new NumericsError(`values[${i}]`, values[i], `${values[i - 1]} or more, as values ascend`);
    }
    // A negative zero would look negative to the sign guard.
    if (rounded[i] === 0) rounded[i] = 0;
  }
  if (rounded[0] === rounded[rounded.length - 1]) {
    throw new NumericsError("values", "one number repeated", "at least two different numbers");
  }
  const bits = Math.ceil(Math.log2(rounded.length));
  return { name: "custom", label, bits, signed: rounded[0] < 0, values: rounded };
}

import { ArgumentError } from "@/lib/numerics/errors";

/** A wrong use of an optimizer, or of the layer that goes with it. */
export class OptimizerError extends ArgumentError {
  override readonly name = "OptimizerError";
}

/** Returns the first three names and the number of the others, for a message. */
export const shown = (names: readonly string[]): string => {
  const first = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${first} and ${names.length - 3} more` : first;
};

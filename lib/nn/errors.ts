import { ArgumentError } from "@/lib/numerics/errors";

/** A wrong use of an optimizer, or of the layer that goes with it. */
export class OptimizerError extends ArgumentError {
  override readonly name = "OptimizerError";
}

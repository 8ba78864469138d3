/**
 * A wrong use of an optimizer, or of the layer that goes with it. The message names the argument, its value
 * and what is allowed.
 */
export class OptimizerError extends Error {
  override readonly name = "OptimizerError";

  constructor(
    readonly argument: string,
    readonly value: unknown,
    readonly allowed: string,
  ) {
    super(
      `${argument} is ${typeof value === "string" ? `"${value}"` : String(value)}; it must be ${allowed}.`,
    );
  }
}

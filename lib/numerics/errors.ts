/**
 * An argument that a function of the numerics refuses.
 *
 * The message is a sentence that may be shown to a reader: it names the argument, its value and what is
 * allowed.
 */
export class NumericsError extends Error {
  override readonly name = "NumericsError";

  constructor(
    /** Name of the argument. */
    readonly argument: string,
    /** What was given. */
    readonly value: unknown,
    /** What is allowed, as a phrase that completes "... must be". */
    readonly allowed: string,
  ) {
    super(`${argument} is ${shown(value)}, but must be ${allowed}.`);
  }
}

function shown(value: unknown): string {
  return typeof value === "string" ? `"${value.slice(0, 40)}"` : String(value).slice(0, 40);
}

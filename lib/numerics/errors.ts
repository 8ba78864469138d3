/**
 * An argument that a function refuses. Each floor of lib has a subclass.
 *
 * The message is a sentence that a page can show to a reader: "NAME is VALUE, but must be ALLOWED."
 */
export class ArgumentError extends Error {
  override readonly name: string = "ArgumentError";

  constructor(
    /** Name of the argument. */
    readonly argument: string,
    /** The value that the caller passed. */
    readonly value: unknown,
    /** The values that are allowed, as a phrase that completes "... must be". */
    readonly allowed: string,
  ) {
    super(`${argument} is ${shown(value)}, but must be ${allowed}.`);
  }
}

/** An argument of the method itself that is refused: a hyper-parameter, a map, a block size, an array. */
export class NumericsError extends ArgumentError {
  override readonly name = "NumericsError";
}

/** Characters of a value that a message shows; readers can put texts of any length into an address. */
const MAX_SHOWN_CHARACTERS = 120;

function shown(value: unknown): string {
  const text = String(value).slice(0, MAX_SHOWN_CHARACTERS);
  return typeof value === "string" ? `"${text}"` : text;
}

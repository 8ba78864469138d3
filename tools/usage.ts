/** Helpers for the command lines of all tools. */
import { messageOf } from "@/lib/session/sentenceOf";

/** A wrong command line. The message is a sentence for the user: "NAME is VALUE, but must be ALLOWED." */
export class UsageError extends Error {}

/** The allowed numbers of a flag, both ends included. */
export interface NumberFlag {
  readonly least: number;
  readonly most: number;
  /** Whether the number must be an integer. */
  readonly whole: boolean;
}

/**
 * Reads the number of a flag.
 *
 * @param flag name of the flag, without dashes
 * @param raw text of the value
 * @param word a word that the flag accepts as well, for the error message
 * @throws UsageError if the number is not allowed
 */
export function readNumber(
  flag: string,
  raw: string,
  { least, most, whole }: NumberFlag,
  word?: string,
): number {
  const value = raw.trim() === "" ? Number.NaN : Number(raw);
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    const kind = whole ? "whole number" : "number";
    const or = word ? `, or ${word}` : "";
    throw new UsageError(`--${flag} is "${raw}", but must be a ${kind} from ${least} to ${most}${or}.`);
  }
  return value;
}

/** Returns the result of `read`; any error becomes a UsageError. */
export function orUsage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    // Node's message has a second line if a value begins with a dash.
    throw new UsageError(messageOf(error).replaceAll("\n", " "));
  }
}

/** What the command lines of several tools have in common. */
import { sentenceOf } from "@/lib/session/sentenceOf";

/** A wrong command line; the message is a sentence for whoever typed it. */
export class UsageError extends Error {}

/** What the number of a flag may be, both ends included. */
export interface NumberFlag {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/**
 * @param word that the flag takes, too: named in the sentence
 * @throws UsageError
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
    throw new UsageError(`--${flag} is "${raw}"; it must be a ${kind} from ${least} to ${most}${or}.`);
  }
  return value;
}

/** What is read; an error on the way becomes a UsageError. */
export function orUsage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    // Node's hint on how to write a value that begins with a dash is a second line.
    throw new UsageError(sentenceOf(error).replaceAll("\n", " "));
  }
}

import type { Said } from "@/lib/i18n/said";
import { UNEXPECTED } from "@/lib/i18n/unexpected";
import { ArgumentError } from "@/lib/numerics/errors";

/** Kinds of errors whose messages are written for programmers, by the engine of the browser. */
const RAW: ReadonlySet<string> = new Set([
  "TypeError",
  "ReferenceError",
  "SyntaxError",
  "EvalError",
  "URIError",
  "InternalError",
  "AggregateError",
]);

/** Matches a message that is a sentence. Those of browsers for a RangeError have no full stop. */
const SENTENCE = /[.!?]$/;

/** Returns the words that an error carries as data, such as a DeviceError; undefined if it has none. */
function carriedBy(error: unknown): Said | undefined {
  return error instanceof Error && "said" in error ? (error.said as Said) : undefined;
}

/**
 * Returns what a reader can be told of an error as data: its own words, or its message if that is a sentence of this
 * project, of TensorFlow.js or of the GPU. Of any other error the reader is told that it was not expected, and it is
 * written to the console.
 */
export function saidOf(error: unknown): Said {
  const carried = carriedBy(error);
  if (carried !== undefined) return carried;
  const sentence = sentenceOf(error);
  return sentence === UNEXPECTED ? { key: "failure.unexpected" } : sentence;
}

/** Returns what a reader can be told of an error in English: see `saidOf`. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ArgumentError) return error.message;
  const sentence = error instanceof Error ? error.message : typeof error === "string" ? error : "";
  const raw = error instanceof DOMException || (error instanceof Error && RAW.has(error.name));
  if (!raw && SENTENCE.test(sentence)) return sentence;
  console.error(error);
  return UNEXPECTED;
}

/** Returns an error's message, or any other value as text: for command lines, whose users are programmers. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

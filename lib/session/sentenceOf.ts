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

/** What a reader is told in place of an error that is not meant for readers. */
export const UNEXPECTED =
  "Something failed that the page did not expect. Reload the page; if it fails again, the console has the details.";

/**
 * Returns what a reader can be told of an error: its message if that is a sentence of this project, of TensorFlow.js
 * or of the GPU, else `UNEXPECTED`, and the error is written to the console.
 */
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

import { printNumber } from "@/components/charts/format";
import { LEVELS } from "./codec";

/** How a run of the reader's code in the sandbox ended. */
export type Outcome =
  /** A message of the worker. It can be anything, since the reader's code can post messages too. */
  | { readonly kind: "values"; readonly values: unknown }
  | { readonly kind: "error"; readonly message: string; readonly line: number }
  /** The code ran longer than the time limit. */
  | { readonly kind: "slow" }
  /** The frame or its worker did not start, so there was no answer. */
  | { readonly kind: "dead" };

/** The table that the reader's code has made, with a sentence for the reader. */
export interface CodeResult {
  /** 256 values, ascending, of largest magnitude 1; undefined if the code returned no table. */
  readonly values?: Float32Array;
  /** States what was changed in the table, or the error; may be "". */
  readonly sentence: string;
  /** Line of the error in the code, from 1; undefined if the error belongs to no line. */
  readonly line?: number;
}

/**
 * Longest text of the sandbox that the page shows, in characters. The reader's code chooses this text, and a
 * link can carry the code, so a longer text could pass for a message of the page.
 */
export const MAX_TEXT_LENGTH = 200;

const MISSING = "The code must declare a function called value that takes the code i.";
const SLOW = "The code ran for a second without an end and was stopped. Does it contain an endless loop?";

/**
 * Returns the table and the sentence for the outcome of a run.
 *
 * @param lines number of lines of the reader's code
 */
export function resultOf(outcome: Outcome, lines: number): CodeResult {
  switch (outcome.kind) {
    case "slow":
      return { sentence: SLOW };
    case "dead":
      return { sentence: "The sandbox did not start, so the code was not run." };
    case "error": {
      const message = cut(outcome.message.replace(/^Uncaught /, ""));
      const line = Math.min(lines, Math.max(1, outcome.line));
      return { sentence: `Line ${line}: ${message}`, line };
    }
    case "values":
      return resultOfValues(outcome.values);
  }
}

/** Returns the text, with an ellipsis for the part beyond `MAX_TEXT_LENGTH` characters. */
function cut(text: string): string {
  return text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text;
}

/**
 * Returns a short description of a posted value. It never converts an object to a string, because the
 * conversion calls the object's own toString and recurses into nested arrays, and both can throw.
 */
function descriptionOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `the text "${cut(value)}"`;
    case "number":
    case "boolean":
    case "undefined":
      return String(value);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? "an array" : "an object";
    default:
      return `a ${typeof value}`;
  }
}

function resultOfValues(posted: unknown): CodeResult {
  if (!Array.isArray(posted) || posted.length !== LEVELS) return { sentence: MISSING };
  const bad = posted.findIndex((value) => typeof value !== "number" || !Number.isFinite(value));
  if (bad >= 0) {
    return {
      sentence: `value(${bad}) gives ${descriptionOf(posted[bad])}; every code must name a finite number.`,
    };
  }
  const numbers = posted as readonly number[];
  const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const values = Float32Array.from(numbers, (value) => value / largest);
  if (largest === 0 || values.every((value) => value === values[0])) {
    return { sentence: "All codes name the same number; a map needs at least two." };
  }
  const ascends = values.every((value, i) => i === 0 || value >= values[i - 1]);
  const notes = [
    Math.fround(largest) === 1
      ? ""
      : `Divided by ${printNumber(largest)}, so that the largest magnitude is 1.`,
    ascends ? "" : "Sorted: the search for the nearest value needs them in ascending order.",
  ];
  return { values: values.sort(), sentence: notes.filter(Boolean).join(" ") };
}

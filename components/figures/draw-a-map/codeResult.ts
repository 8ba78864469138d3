import { printNumber } from "@/components/charts/format";
import { LEVELS } from "./codec";
import { type DrawWords, english } from "./messages";

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

/**
 * Returns the table and the sentence for the outcome of a run.
 *
 * @param lines number of lines of the reader's code
 */
export function resultOf(outcome: Outcome, lines: number, t = english): CodeResult {
  switch (outcome.kind) {
    case "slow":
      return { sentence: t("code.slow") };
    case "dead":
      return { sentence: t("code.dead") };
    case "error": {
      const message = cut(outcome.message.replace(/^Uncaught /, ""));
      const line = Math.min(lines, Math.max(1, outcome.line));
      return { sentence: t("code.error", { line: String(line), message }), line };
    }
    case "values":
      return resultOfValues(outcome.values, t);
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
function descriptionOf(value: unknown, t: DrawWords): string {
  switch (typeof value) {
    case "string":
      return t("given.text", { text: cut(value) });
    case "number":
    case "boolean":
    case "undefined":
      return String(value);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? t("given.array") : t("given.object");
    default:
      return t("given.other", { type: typeof value });
  }
}

function resultOfValues(posted: unknown, t: DrawWords): CodeResult {
  if (!Array.isArray(posted) || posted.length !== LEVELS) return { sentence: t("code.missing") };
  const bad = posted.findIndex((value) => typeof value !== "number" || !Number.isFinite(value));
  if (bad >= 0) {
    return {
      sentence: t("code.bad", { index: bad, given: descriptionOf(posted[bad], t) }),
    };
  }
  const numbers = posted as readonly number[];
  const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const values = Float32Array.from(numbers, (value) => value / largest);
  if (largest === 0 || values.every((value) => value === values[0])) {
    return { sentence: t("code.equal") };
  }
  const ascends = values.every((value, i) => i === 0 || value >= values[i - 1]);
  const notes = [
    Math.fround(largest) === 1 ? "" : t("code.divided", { largest: t.print(printNumber(largest)) }),
    ascends ? "" : t("code.sorted"),
  ];
  return { values: values.sort(), sentence: notes.filter(Boolean).join(" ") };
}

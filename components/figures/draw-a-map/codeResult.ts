import { printNumber } from "@/components/charts/format";
import { LEVELS } from "./codec";

/** What became of the reader's code. */
export type Outcome =
  /** What the worker posted: anything, since the reader's code may post too. */
  | { readonly kind: "values"; readonly values: unknown }
  | { readonly kind: "error"; readonly message: string; readonly line: number }
  /** The limit was reached. */
  | { readonly kind: "slow" }
  /** No answer at all: the frame or its worker could not start. */
  | { readonly kind: "dead" };

export interface Verdict {
  /** Ascending, largest magnitude 1; undefined if the code gave no table. */
  readonly values?: Float32Array;
  /** What was changed, or what is wrong. */
  readonly sentence: string;
  /** Line of the mistake, from 1; undefined where no line is to blame. */
  readonly line?: number;
}

const MISSING = "The code must declare a function called value that takes the code i.";
const SLOW = "The code ran for a second without an end and was stopped. Is there a loop that never ends?";

/** Turn whatever came out of the sandbox into a table and a sentence. */
export function judge(outcome: Outcome, lines: number): Verdict {
  switch (outcome.kind) {
    case "slow":
      return { sentence: SLOW };
    case "dead":
      return { sentence: "The sandbox did not start, so the code was not run." };
    case "error": {
      const message = outcome.message.replace(/^Uncaught /, "");
      const line = Math.min(lines, Math.max(1, outcome.line));
      return { sentence: `Line ${line}: ${message}`, line };
    }
    case "values":
      return judgeValues(outcome.values);
  }
}

function judgeValues(posted: unknown): Verdict {
  if (!Array.isArray(posted) || posted.length !== LEVELS) return { sentence: MISSING };
  const bad = posted.findIndex((value) => typeof value !== "number" || !Number.isFinite(value));
  if (bad >= 0) {
    return { sentence: `value(${bad}) gives ${String(posted[bad])}; every code must name a finite number.` };
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

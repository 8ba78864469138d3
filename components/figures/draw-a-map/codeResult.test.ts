import { expect, it } from "vitest";
import { MAX_TEXT_LENGTH, resultOf } from "./codeResult";

const values = (of: (i: number) => unknown) =>
  resultOf({ kind: "values", values: Array.from({ length: 256 }, (_, i) => of(i)) }, 3);

it("accepts a table that ascends to 1 without a change", () => {
  const result = values((i) => i / 255);
  expect(result.sentence).toBe("");
  expect(result.values?.[255]).toBe(1);
});

it("scales and sorts a table, and states both", () => {
  const result = values((i) => 10 - i);
  expect(result.values?.[0]).toBe(-1);
  expect(result.values?.every((value, i, all) => i === 0 || value >= all[i - 1])).toBe(true);
  expect(result.sentence).toMatch(/^Divided by 245.* Sorted/);
});

it("names the code whose value is not a number", () => {
  expect(values((i) => (i === 7 ? Number.NaN : i)).sentence).toContain("value(7) gives NaN");
  expect(values((i) => (i === 9 ? "9" : i)).sentence).toContain("value(9)");
  expect(values(() => 3)).toEqual({ sentence: expect.stringContaining("same number") });
  expect(values(() => 0).values).toBeUndefined();
});

it("accepts any message of the worker", () => {
  for (const posted of [null, undefined, "x", {}, [], [1, 2], { length: 256 }]) {
    expect(resultOf({ kind: "values", values: posted }, 1).sentence).toContain("function called value");
  }
});

it("names the line of an error inside the reader's code", () => {
  const error = { kind: "error", message: "Uncaught TypeError: no", line: 2 } as const;
  expect(resultOf(error, 3)).toEqual({ sentence: "Line 2: TypeError: no", line: 2 });
  expect(resultOf({ ...error, line: 99 }, 3).line).toBe(3);
  expect(resultOf({ kind: "slow" }, 3).sentence).toContain("loop");
  expect(resultOf({ kind: "dead" }, 3).sentence).toContain("not run");
});

it("describes a bad value of any kind without an exception", () => {
  let nested: unknown = [];
  for (let depth = 0; depth < 20_000; depth++) nested = [nested];
  const cases: readonly [unknown, string][] = [
    [{ toString: 1, valueOf: 1 }, "an object"],
    [Object.create(null), "an object"],
    [nested, "an array"],
    [null, "null"],
    [undefined, "undefined"],
    [true, "true"],
    [10n ** 400n, "a bigint"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
    ["9", 'the text "9"'],
  ];
  for (const [bad, description] of cases) {
    const { sentence } = values((i) => (i === 3 ? bad : i));
    expect(sentence).toBe(`value(3) gives ${description}; every code must name a finite number.`);
  }
});

it("cuts long text of the sandbox", () => {
  const long = "x".repeat(1e6);
  const error = resultOf({ kind: "error", message: `Uncaught ${long}`, line: 1 }, 1);
  expect(error.sentence).toBe(`Line 1: ${"x".repeat(MAX_TEXT_LENGTH)}…`);
  const value = values(() => long).sentence;
  expect(value).toContain(`"${"x".repeat(MAX_TEXT_LENGTH)}…"`);
});

import { expect, it } from "vitest";
import { judge } from "./judge";

const values = (of: (i: number) => unknown) =>
  judge({ kind: "values", values: Array.from({ length: 256 }, (_, i) => of(i)) }, 3);

it("takes a table as it is, if it ascends to 1", () => {
  const verdict = values((i) => i / 255);
  expect(verdict.sentence).toBe("");
  expect(verdict.values?.[255]).toBe(1);
});

it("scales and sorts, and says so", () => {
  const verdict = values((i) => 10 - i);
  expect(verdict.values?.[0]).toBe(-1);
  expect(verdict.values?.every((value, i, all) => i === 0 || value >= all[i - 1])).toBe(true);
  expect(verdict.sentence).toMatch(/^Divided by 245.* Sorted/);
});

it("names the code whose value is no number", () => {
  expect(values((i) => (i === 7 ? Number.NaN : i)).sentence).toContain("value(7) gives NaN");
  expect(values((i) => (i === 9 ? "9" : i)).sentence).toContain("value(9)");
  expect(values(() => 3)).toEqual({ sentence: expect.stringContaining("same number") });
  expect(values(() => 0).values).toBeUndefined();
});

it("does not trust what the worker posts", () => {
  for (const posted of [null, undefined, "x", {}, [], [1, 2], { length: 256 }]) {
    expect(judge({ kind: "values", values: posted }, 1).sentence).toContain("function called value");
  }
});

it("names the line of an error, inside of the reader's text", () => {
  const error = { kind: "error", message: "Uncaught TypeError: no", line: 2 } as const;
  expect(judge(error, 3)).toEqual({ sentence: "Line 2: TypeError: no", line: 2 });
  expect(judge({ ...error, line: 99 }, 3).line).toBe(3);
  expect(judge({ kind: "slow" }, 3).sentence).toContain("loop");
  expect(judge({ kind: "dead" }, 3).sentence).toContain("not run");
});

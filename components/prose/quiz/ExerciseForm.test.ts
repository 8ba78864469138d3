import { expect, test } from "vitest";
import { assess } from "./ExerciseForm";

const number = { kind: "number", truth: "2.0039", unit: "GB", tolerance: 0.02, choices: [] } as const;
const choice = {
  ...number,
  kind: "choice",
  truth: "the state",
  choices: ["the weights", "the state"],
} as const;

test("a number is right within its tolerance, with its unit or without", () => {
  for (const given of ["2", "2.00", "2,03", "2.03 GB"]) expect(assess(number, given).right).toBe(true);
  expect(assess(number, "4")).toEqual({ right: false, sentence: "Not yet: that is too high." });
  expect(assess(number, "1").sentence).toMatch(/too low/);
});

test("text that cannot be read gives a sentence and not a wrong answer", () => {
  expect(assess(number, "two").sentence).toMatch(/type one number/);
  expect(assess(choice, "").sentence).toMatch(/Choose one/);
});

test("a choice is right if its text is that of the value", () => {
  expect(assess(choice, "the state").right).toBe(true);
  expect(assess(choice, "the weights").right).toBe(false);
});

import { expect, test } from "vitest";
import { judge } from "./ExerciseForm";

const number = { kind: "number", truth: "2.0039", unit: "GB", tolerance: 0.02, choices: [] } as const;
const choice = {
  ...number,
  kind: "choice",
  truth: "the state",
  choices: ["the weights", "the state"],
} as const;

test("a number is right within its tolerance, with its unit or without", () => {
  for (const said of ["2", "2.00", "2,03", "2.03 GB"]) expect(judge(number, said).right).toBe(true);
  expect(judge(number, "4")).toEqual({ right: false, sentence: "Not yet: that is too high." });
  expect(judge(number, "1").sentence).toMatch(/too low/);
});

test("what cannot be read is no wrong answer but a sentence", () => {
  expect(judge(number, "two").sentence).toMatch(/type one number/);
  expect(judge(choice, "").sentence).toMatch(/Choose one/);
});

test("a choice is right if it says what the value says", () => {
  expect(judge(choice, "the state").right).toBe(true);
  expect(judge(choice, "the weights").right).toBe(false);
});

import { expect, it } from "vitest";
import { joinWords } from "./words";

it("joins words as a sentence lists them", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(joinWords)).toEqual(["", "a", "a and b", "a, b and c"]);
});

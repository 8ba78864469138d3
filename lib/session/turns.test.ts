import { expect, it } from "vitest";
import { makeTurns } from "./turns";

function setUp() {
  const heard: string[] = [];
  const { claim, release } = makeTurns();
  const make = (name: string) => ({
    grant: () => heard.push(`${name} has it`),
    revoke: () => heard.push(`${name} gives it back`),
  });
  return { heard, claim, release, a: make("a"), b: make("b") };
}

it("gives it to the last to ask, and takes it from the one before first", () => {
  const { heard, claim, a, b } = setUp();
  claim(a);
  claim(a);
  claim(b);
  claim(a);
  expect(heard).toEqual([
    "a has it",
    "a has it",
    "a gives it back",
    "b has it",
    "b gives it back",
    "a has it",
  ]);
});

it("gives it back to the one before when it is released, and to nobody who has left", () => {
  const { heard, claim, release, a, b } = setUp();
  claim(a);
  claim(b);
  heard.length = 0;
  release(b);
  expect(heard).toEqual(["a has it"]);
  claim(b);
  release(a);
  heard.length = 0;
  release(b);
  release(b);
  expect(heard).toEqual([]);
});

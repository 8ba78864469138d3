import { expect, it } from "vitest";
import { atOnce, type Sliced, slicedJob } from "./sliced";

function* count(to: number): Sliced<string> {
  for (let i = 1; i <= to; i++) yield i / to;
  return "all";
}

it("tells how far it is every few pauses, and gives the result last", () => {
  expect([...slicedJob(count(10), 4)]).toEqual([{ share: 0.4 }, { share: 0.8 }, { share: 1, result: "all" }]);
  expect([...slicedJob(count(0), 4)]).toEqual([{ share: 1, result: "all" }]);
});

it("can run at once", () => {
  expect(atOnce(count(3))).toBe("all");
});

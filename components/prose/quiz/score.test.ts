import { expect, test } from "vitest";
import { isWithin, scoreGuess } from "./score";

test("quantities are compared as ratios, on either side alike", () => {
  expect(scoreGuess(8, 2, "GB")).toEqual({ close: false, verdict: "4 times too high" });
  expect(scoreGuess(0.5, 2, "GB")).toEqual({ close: false, verdict: "4 times too low" });
  expect(scoreGuess(2.1, 2, "GB")).toEqual({ close: true, verdict: "5 % too high" });
  expect(scoreGuess(2, 2, "").close).toBe(true);
  expect(scoreGuess(0, 2, "")).toEqual({ close: false, verdict: "too low" });
});

test("percentages are compared in points", () => {
  expect(scoreGuess(50, 75, "%")).toEqual({ close: false, verdict: "25 percentage points too low" });
  expect(scoreGuess(77, 75, "%").close).toBe(true);
  expect(scoreGuess(75.2, 75, "%").verdict).toBe("right to the point");
});

test("a tolerance includes its edge and nothing beyond", () => {
  expect(isWithin(0.98, 1, 0.02)).toBe(true);
  expect(isWithin(0.979, 1, 0.02)).toBe(false);
  expect(isWithin(-1, -1, 0)).toBe(true);
});

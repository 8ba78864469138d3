import { expect, test } from "vitest";
import { isWithin, readChoices, readPrinted, readTyped, scoreGuess, trueChoice, withUnit } from "./numbers";

test("reads back what prose prints", () => {
  expect(readPrinted("5.5 × 10⁻⁷")).toBeCloseTo(5.5e-7, 20);
  expect(readPrinted("−2.1 × 10¹²")).toBe(-2.1e12);
  expect(readPrinted("75 %")).toBe(75);
  expect(readPrinted("8.2\u00a0GB")).toBe(8.2);
  expect(readPrinted("1,024 B")).toBe(1024);
  expect(readPrinted("−0.99296875")).toBe(-0.99296875);
  expect(readPrinted("the linear map")).toBeNaN();
});

test("reads typed numbers, and refuses text that is ambiguous", () => {
  expect(["2.5", "2,5", " 2.5 GB", "2.5gb", "25e-1"].map((raw) => readTyped(raw, "GB"))).toEqual(
    Array(5).fill(2.5),
  );
  expect(readTyped("1,500,000")).toBe(1.5e6);
  expect(readTyped("-3")).toBe(-3);
  for (const raw of ["", "about 3", "3 or 4", "Infinity", "0x10", "--2"]) expect(readTyped(raw)).toBeNaN();
});

test("finds the true choice by its text, then by its number", () => {
  expect(trueChoice(["linear", "dynamic"], "dynamic")).toBe(1);
  expect(trueChoice(readChoices("half | 2 GB | 8 GB"), "2.03 GB")).toBe(1);
});

test("prints a unit once", () => {
  expect([withUnit("75 %", "%"), withUnit("75", "%")]).toEqual(["75 %", "75\u00a0%"]);
});

test("quantities are compared as ratios, on either side alike", () => {
  expect(scoreGuess(8, 2, "GB")).toEqual({ close: false, comparison: "4 times too high" });
  expect(scoreGuess(0.5, 2, "GB")).toEqual({ close: false, comparison: "4 times too low" });
  expect(scoreGuess(2.1, 2, "GB")).toEqual({ close: true, comparison: "5 % too high" });
  expect(scoreGuess(2, 2, "").close).toBe(true);
  expect(scoreGuess(0, 2, "")).toEqual({ close: false, comparison: "too low" });
});

test("percentages are compared in points", () => {
  expect(scoreGuess(50, 75, "%")).toEqual({ close: false, comparison: "25 percentage points too low" });
  expect(scoreGuess(77, 75, "%").close).toBe(true);
  expect(scoreGuess(75.2, 75, "%").comparison).toBe("right to the point");
});

test("a tolerance includes its edge and nothing beyond", () => {
  expect(isWithin(0.98, 1, 0.02)).toBe(true);
  expect(isWithin(0.979, 1, 0.02)).toBe(false);
  expect(isWithin(-1, -1, 0)).toBe(true);
});

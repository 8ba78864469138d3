import { expect, test } from "vitest";
import { FAULTS } from ".";
import { CAUSES, caseOf } from "./diagnosis";

const cases = Array.from({ length: 400 }, (_, number) => caseOf(number));

test("the same number gives the same case", () => {
  expect(caseOf(7)).toEqual(caseOf(7));
  expect(caseOf(7).fault).toBe(caseOf(7).fault);
});

test("each case offers its own fault among others, in the order of the list", () => {
  for (const { fault, causes, seed } of cases) {
    expect(causes).toContain(fault);
    expect(new Set(causes).size).toBe(CAUSES);
    expect(causes).toEqual(FAULTS.filter((each) => causes.includes(each)));
    expect([1, 2, 3]).toContain(seed);
  }
});

test("every fault is drawn, none much more often than others", () => {
  const counts = FAULTS.map((fault) => cases.filter((each) => each.fault === fault).length);
  expect(Math.min(...counts)).toBeGreaterThan(0);
  expect(Math.max(...counts)).toBeLessThan((3 * cases.length) / FAULTS.length);
});

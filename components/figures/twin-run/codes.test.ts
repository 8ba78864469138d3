import { expect, it } from "vitest";
import { mapOf } from "./figure";
import { codesInUse, landmarks, shareAtZero, usageSentence, zeroCode } from "./model";

it("counts the codes that occur", () => {
  expect(codesInUse([0, 3, 0, 1])).toBe(2);
  expect(codesInUse([])).toBe(0);
});

it.each(["dynamic", "linear"])("knows where zero is in the %s maps", (name) => {
  const signed = mapOf(name, true);
  expect(signed.values[zeroCode(signed)]).toBe(0);
  expect(landmarks(signed)).toEqual([0, zeroCode(signed), 255]);
  expect(landmarks(mapOf(name, false))).toEqual([0, 255]);
});

it("measures the share that is stored as zero", () => {
  const map = mapOf("dynamic", false);
  const counts = new Uint32Array(256);
  expect(shareAtZero(counts, map)).toBeNaN();
  counts[0] = 1;
  counts[200] = 3;
  expect(shareAtZero(counts, map)).toBe(0.25);
});

it("counts every code that stands for zero", () => {
  const map = mapOf("linear", true);
  const counts = Uint32Array.from(map.values, (value) => (value === 0 ? 1 : 0));
  counts[0] = counts.reduce((sum, count) => sum + count, 0);
  expect(shareAtZero(counts, map)).toBe(0.5);
});

it("says how much of the map is in use", () => {
  const map = mapOf("dynamic", false);
  const counts = new Uint32Array(256);
  counts[200] = 3;
  expect(usageSentence(counts, map)).toBe("1 of 256 codes in use; no value is stored as zero.");
  counts[0] = 1;
  expect(usageSentence(counts, map)).toBe(
    "2 of 256 codes in use; 25\u00a0% of the values are stored as zero.",
  );
});

import { expect, it } from "vitest";
import { linear, linearWithoutZero } from "./linear";

it("has 255 evenly spaced signed values, the middle one twice", () => {
  const { values } = linear.make({ bits: 8, signed: true });
  expect([values[0], values[126], values[127], values[128], values[129], values[255]]).toEqual(
    [-1, -1 / 127, 0, 0, 1 / 127, 1].map((v) => expect.closeTo(v, 7)),
  );
  const distinct = new Set(values);
  expect(distinct.size).toBe(255);
});

it("has 256 evenly spaced unsigned values from exactly 0", () => {
  const { values } = linear.make({ bits: 8, signed: false });
  expect(values[0]).toBe(0);
  values.forEach((value, i) => {
    expect(value).toBeCloseTo(i / 255, 6);
  });
});

it("is symmetric and without zero in the variant of 2021", () => {
  const { values } = linearWithoutZero.make({ bits: 8, signed: true });
  expect(values.includes(0)).toBe(false);
  values.forEach((value, i) => {
    expect(value).toBe(-values[255 - i]);
  });
});

import { expect, it } from "vitest";
import { encode } from "../encode";
import { dynamicAboveZero } from "./dynamicAboveZero";
import { dynamicValues } from "./dynamicValues";

it.each([2, 4, 8])("differs from the dynamic map of %i bits in its first value alone", (bits) => {
  const library = dynamicValues({ bits, signed: false });
  const { values } = dynamicAboveZero.make({ bits, signed: false });
  expect(values.subarray(1)).toEqual(library.subarray(1));
  expect(values[0]).toBe(library[1] / 2);
});

it("stores what the dynamic map stores as 0 as half of its smallest value", () => {
  const { values } = dynamicAboveZero.make({ bits: 8, signed: false });
  for (const x of [0, 1e-30, 1.6e-7]) expect(encode(values, x)).toBe(0);
  expect(values[0]).toBeCloseTo(1.625e-7, 13);
});

it("has no signed map: a first moment may be 0", () => {
  expect(dynamicAboveZero.offers({ bits: 8, signed: true })).toBe(false);
});

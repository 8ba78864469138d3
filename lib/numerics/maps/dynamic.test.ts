import { expect, it } from "vitest";
import { NumericsError } from "../errors";
import { dynamic } from "./dynamic";
import { dynamicValues } from "./dynamicValues";

it("has the signed 8-bit values that the paper describes: seven decades, one zero, no -1", () => {
  const { values } = dynamic.make({ bits: 8, signed: true });
  expect(values.indexOf(0)).toBe(127);
  expect(values[0]).toBeCloseTo(-0.99296875, 7);
  expect(values[254]).toBeCloseTo(0.99296875, 7);
  expect(values[255]).toBe(1);
  expect(values[128]).toBeCloseTo(5.5e-7, 13);
  // Decade by decade: 1, 2, 4, ..., 64 positive levels, and 1.
  const positive = [...values].filter((value) => value > 0);
  const counts = [-7, -6, -5, -4, -3, -2, -1].map(
    (exponent) => positive.filter((v) => v > 10 ** exponent && v < 10 ** (exponent + 1) && v < 0.995).length,
  );
  expect(counts).toEqual([1, 2, 4, 8, 16, 32, 64]);
});

it("gives the sign bit of the unsigned map to the fraction", () => {
  const { values } = dynamic.make({ bits: 8, signed: false });
  expect(values[0]).toBe(0);
  expect(values[1]).toBeCloseTo(3.25e-7, 13);
  expect([...values].filter((value) => value > 0.1 && value < 1)).toHaveLength(128);
});

it("is made of few values by hand: 2 bits", () => {
  const close = (values: number[]) => values.map((value) => expect.closeTo(value, 6));
  expect([...dynamicValues({ bits: 2, signed: true })]).toEqual(close([-0.55, 0, 0.55, 1]));
  expect([...dynamicValues({ bits: 2, signed: false })]).toEqual(close([0, 0.325, 0.775, 1]));
});

it("refuses splits that do not fill the codes, as the reference does", () => {
  expect(() => dynamicValues({ bits: 4, signed: false, maxExponentBits: 4 })).toThrow(NumericsError);
  expect(dynamicValues({ bits: 8, signed: true, maxExponentBits: 8 })).toEqual(
    dynamicValues({ bits: 8, signed: true }),
  );
});

import { expect, it } from "vitest";
import { customMap } from "./custom";

it("takes 2 to 256 ascending values and says what they are", () => {
  const map = customMap([-1, -0.1, 0, 0.1, 1], "five");
  expect(map).toMatchObject({ name: "custom", label: "five", bits: 3, signed: true });
  expect([...map.values]).toEqual([-1, -0.1, 0, 0.1, 1].map(Math.fround));
  expect(customMap([0, 1])).toMatchObject({ bits: 1, signed: false });
});

it.each([
  [[1], /number of values is 1, but must be 2 to 256/],
  [new Float32Array(257), /257/],
  [[0, Number.NaN], /values\[1\] is NaN/],
  [[0, 1e39], /values\[1\]/],
  [[0, 0.5, 0.4], /values\[2\] is 0.4, but must be 0.5 or more/],
  [[0.5, 0.5], /two different/],
])("refuses %j", (values, message) => {
  expect(() => customMap(values)).toThrow(message);
});

it("turns negative zero into zero", () => {
  expect(Object.is(customMap([-1, -0, 1]).values[1], 0)).toBe(true);
});

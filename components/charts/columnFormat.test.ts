import { expect, it } from "vitest";
import { columnPrinter } from "./columnFormat";

const printed = (...numbers: number[]) => numbers.map(columnPrinter(numbers));

it("prints whole numbers with separators", () => {
  expect(printed(0, 256, -4096, 6_000_000_000)).toEqual(["0", "256", "−4,096", "6,000,000,000"]);
});

it("gives the numbers of a column the decimals that all of them can share", () => {
  expect(printed(5.50826, 4.8095, 10)).toEqual(["5.5083", "4.8095", "10.0000"]);
  expect(printed(-0.992969, 0.5, 0)).toEqual(["−0.992969", "0.500000", "0.000000"]);
  expect(printed(78.6316, 1043.25)).toEqual(["78.63", "1,043.25"]);
});

it("has no more decimals than the numbers have", () => {
  expect(printed(8.5, 8.25, 8)).toEqual(["8.50", "8.25", "8.00"]);
  expect(printed(1e-8, 1e-7)).toEqual(["1e−8", "1e−7"]);
});

it("prints numbers of many orders of magnitude each by itself, with four digits", () => {
  expect(printed(0.0000064082, 5.81187e-7, 0, 0.0146342)).toEqual(["6.408e−6", "5.812e−7", "0", "0.01463"]);
  expect(printed(0.838101, 321_827.5, 1e-8)).toEqual(["0.8381", "321,828", "1e−8"]);
  expect(printed(12_345_678.5, 1)).toEqual(["1.235e+7", "1"]);
  // The mantissas stand below each other.
  expect(printed(3.2e-7, 0.000394, 1.234567)).toEqual(["3.20e−7", "3.94e−4", "1.235"]);
});

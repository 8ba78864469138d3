import { format } from "d3-format";
import { printCount, withMinusSign } from "./format";

/** Significant digits of the largest number of a column with common decimals. */
const MOST_DIGITS = 6;
/** Significant digits that common decimals must leave to the smallest number of a column. */
const LEAST_DIGITS = 2;
/** Significant digits of each number of a column without common decimals. */
const OWN_DIGITS = 4;
/** Most common decimals: more are zeros that nobody counts. */
const MOST_DECIMALS = 7;
/** From here on a number with decimals is written with a power of ten. */
const LARGE = 1e7;

/**
 * Returns the function that prints the numbers of a column for a table that is read and not computed with. Whole
 * numbers have separators. Others have as many decimals as all of them can share, so that their points stand below
 * each other; in a column of many orders of magnitude each has four digits: 0.0001234 is 1.234e−4.
 *
 * @param numbers all finite numbers of the column
 */
export function columnPrinter(numbers: readonly number[]): (value: number) => string {
  if (numbers.every(Number.isInteger)) return printCount;
  const decimals = commonDecimals(numbers);
  return decimals === undefined ? alone(numbers) : (value) => withMinusSign(format(`,.${decimals}f`)(value));
}

/** Returns the number of decimals with which all numbers can be read; undefined if there is none. */
function commonDecimals(numbers: readonly number[]): number | undefined {
  const sizes = numbers.map(Math.abs).filter((size) => size > 0);
  const largest = Math.max(...sizes);
  const smallest = Math.min(...sizes);
  const needed = Math.max(...numbers.map(decimalsOf));
  const decimals = Math.min(needed, Math.max(0, MOST_DIGITS - 1 - orderOf(largest)));
  const isExact = decimals === needed;
  const digitsOfSmallest = orderOf(smallest) + decimals + 1;
  const isReadable = decimals <= MOST_DECIMALS && (isExact || digitsOfSmallest >= LEAST_DIGITS);
  return largest < LARGE && isReadable ? decimals : undefined;
}

/** Returns the power of ten below a positive number: 3 for 1234, -2 for 0.012. */
const orderOf = (size: number) => Math.floor(Math.log10(size));

/** Returns the number of decimals of a number as it is written: 2 for 0.25. */
function decimalsOf(value: number): number {
  const [, decimals = "", exponent = "0"] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, decimals.length - Number(exponent));
}

/**
 * Returns the function that prints each number by itself: with four significant digits, or with a power of ten where
 * many zeros would be needed. All powers have the digits that one of them needs.
 */
function alone(numbers: readonly number[]): (value: number) => string {
  const needed = numbers.filter(isSmallOrLarge).map(mantissaDecimals);
  const scientific = format(`.${Math.min(OWN_DIGITS - 1, Math.max(0, ...needed))}e`);
  const significant = format(`.${OWN_DIGITS}~r`);
  return (value) => {
    if (isSmallOrLarge(value)) return withMinusSign(scientific(value));
    return Math.abs(value) >= 1000 ? printCount(value) : withMinusSign(significant(value));
  };
}

/** Returns the number of decimals of a number before its power of ten: 2 for 3.94e-4. */
const mantissaDecimals = (value: number) => /\.(\d+)e/.exec(value.toExponential())?.[1].length ?? 0;

const isSmallOrLarge = (value: number) => value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= LARGE);

import { printNumber, printPercent } from "@/components/charts/format";

/** A relative error; without a bound where it has none. */
export function printError(error: number): string {
  return Number.isFinite(error) ? printPercent(error) : "without bound";
}

const RAISED: Record<string, string> = {
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** A power of ten: 10⁻³. */
export function printPower(exponent: number): string {
  return `10${[...String(exponent)].map((character) => RAISED[character]).join("")}`;
}

/** The decade of a value as its two ends, the smaller number first: "0.01 to 0.1", "−1 to −0.1". */
export function printDecade(end: number, negative: boolean): string {
  const print = (exponent: number) => (exponent > -3 ? printNumber(10 ** exponent) : printPower(exponent));
  return negative ? `−${print(end)} to −${print(end - 1)}` : `${print(end - 1)} to ${print(end)}`;
}

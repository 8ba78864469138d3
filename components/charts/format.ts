import { format } from "d3-format";

/*
 * Numbers in charts, captions and tables have few digits, a real minus sign and a space before units that
 * does not break. A value that is not a number is written as a dash, so that a broken run never prints "NaN".
 */
const NOTHING = "–";
const SPACE = "\u00a0";
const significant = format(".3~r");
const scientific = format(".2~e");
const whole = format(",d");

/** Replaces the hyphens of a printed number by minus signs, "−". */
export const withMinusSign = (text: string): string => text.replaceAll("-", "−");

/**
 * Writes a number with three significant digits, or with a power of ten where many zeros would be needed:
 * 0.0312, 1,024, 3.1e−7.
 */
export function printNumber(value: number): string {
  if (!Number.isFinite(value)) return NOTHING;
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e7) return withMinusSign(scientific(value));
  if (size >= 1000) return whole(Math.round(value));
  return significant(value);
}

/** Two significant digits, as much as the eye can compare: 0.031, 1,000, 3.1e−7. */
export const printTwoDigits = (value: number): string => printNumber(Number(value.toPrecision(2)));

/** A share as a percentage with two significant digits, or as many as asked for: 0.0031 is "0.31 %". */
export function printPercent(share: number, digits = 2): string {
  if (!Number.isFinite(share)) return NOTHING;
  const percent = share * 100;
  const size = Math.abs(percent);
  if (size > 0 && size < 0.001) return `less than 0.001${SPACE}%`;
  const text = size >= 1000 ? whole(Math.round(percent)) : format(`.${digits}~r`)(percent);
  return `${withMinusSign(text)}${SPACE}%`;
}

/** Writes bytes in decimal units, as disks and networks count them: 9344 is "9.34 kB". */
export function printBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return NOTHING;
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  let value = bytes;
  while (Math.abs(value) >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? whole(value) : format(".3~r")(value)}${SPACE}${units[unit]}`;
}

/** Writes a count with thousands separators: 4096 is "4,096". */
export function printCount(count: number): string {
  return Number.isFinite(count) ? withMinusSign(whole(Math.round(count))) : NOTHING;
}

const ENDINGS = ["th", "st", "nd", "rd"];

/** Writes the place in an order, from 1: "1st", "2nd", "1,013th". */
export function printOrdinal(place: number): string {
  const last = place % 10;
  const isTeen = Math.floor(place / 10) % 10 === 1;
  return `${printCount(place)}${isTeen ? "th" : (ENDINGS[last] ?? "th")}`;
}

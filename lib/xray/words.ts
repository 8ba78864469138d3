/** Words and numbers of the sentences. */
import { joinWords } from "@/lib/options/words";

/** Names that a sentence lists before it counts the rest. */
const MOST_NAMES = 2;

/** Returns names as a list for a sentence, the first ones and the number of the others. */
export function joinNames(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES);
  const rest = names.length - first.length;
  return joinWords(rest > 0 ? [...first, `${rest.toLocaleString("en")} more`] : first);
}

/** Returns a share as a percentage of two significant digits, "1.4 %"; 100 % is all and nothing less. */
export function percent(share: number): string {
  const value = 100 * share;
  if (value > 0 && value < 0.01) return "less than 0.01\u00a0%";
  if (value > 99 && value < 100) return "more than 99\u00a0%";
  return `${Number(value.toPrecision(2))}\u00a0%`;
}

/** Returns a count with its noun: "1 block", "2,000 blocks". */
export const amount = (count: number, noun: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? noun : `${noun}s`}`;

const UNITS = ["B", "kB", "MB", "GB", "TB"];

/** Returns bytes in decimal units with three significant digits: "1.23 MB". */
export function bytesInWords(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : Number(value.toPrecision(3))}\u00a0${UNITS[unit]}`;
}

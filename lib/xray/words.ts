/** Words and numbers of the sentences. */
import type { XrayWords } from "./messages";

/** Names that a sentence lists before it counts the rest. */
const MOST_NAMES = 2;

/** Returns names as a list for a sentence, the first ones and the number of the others. */
export function joinNames(names: readonly string[], t: XrayWords): string {
  const first = names.slice(0, MOST_NAMES);
  const rest = names.length - first.length;
  return t.list(rest > 0 ? [...first, t("xray.names", { count: rest })] : first);
}

/** Returns a share as a percentage of two significant digits, "1.4 %"; 100 % is all and nothing less. */
export function percent(share: number, t: XrayWords): string {
  const value = 100 * share;
  const printed = (each: number) => t.print(`${each}\u00a0%`);
  if (value > 0 && value < 0.01) return t("xray.percentLess", { share: printed(0.01) });
  if (value > 99 && value < 100) return t("xray.percentMore", { share: printed(99) });
  return printed(Number(value.toPrecision(2)));
}

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

/** Numbers in prose, with a fixed number of digits: a sentence chooses its own precision. */
import { withMinusSign } from "@/components/charts/format";

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Prints a number with a fixed number of significant digits, without an exponent: "0.0046563". */
export function significant(x: number, digits: number): string {
  const magnitude = x === 0 ? 0 : Math.floor(Math.log10(Math.abs(x)));
  return withMinusSign(x.toFixed(Math.max(0, digits - 1 - magnitude)));
}

/** Prints a number as a power of ten with a fixed number of significant digits: "5.5 × 10⁻⁷". */
export function scientific(x: number, digits: number): string {
  const [mantissa, exponent] = x.toExponential(digits - 1).split("e");
  const raised = [...String(Math.abs(Number(exponent)))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return `${withMinusSign(mantissa)} × 10${Number(exponent) < 0 ? "⁻" : ""}${raised}`;
}

/** Prints a share from 0 to 1 in per cent with a fixed number of decimals: "0.7 %". */
export function percent(share: number, digits: number): string {
  return `${(100 * share).toFixed(digits)} %`;
}

/** Prints a recorded command without the flags that change no run: the number of processes, and the trained cells. */
export const printCommand = (command: string): string =>
  command.replace(/ --(jobs|cells) \S+/g, "").replace(/ {2,}/g, " ");

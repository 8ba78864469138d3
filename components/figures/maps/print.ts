import { format } from "d3-format";
import { printCount, printNumber } from "@/components/charts/format";

const four = format(".4~r");

/** Returns a value of a map with up to four digits, so that neighbours differ: 0.2336, −3.25e−6. */
export function printValue(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return "0";
  if (size >= 1e-3) return four(value).replaceAll("-", "−");
  return format(".3~e")(value).replaceAll("-", "−");
}

/** Returns an error in the unit of the data with up to three digits; "–" if it is not finite. */
export const printError = (value: number) =>
  Number.isFinite(value) ? printNumber(Number(value.toPrecision(3))) : "–";

/**
 * Returns a description of some data, such as "65,536 normal numbers".
 *
 * @param data a value of the option for data
 */
export function nameOf(data: string, count: number): string {
  const names: Record<string, string> = {
    normal: "normal numbers",
    laplace: "Laplace numbers",
    student: "numbers of Student’s t",
    squares: "log-normal squares",
    m: "first moments of a run",
    r: "second moments of a run",
    pasted: count === 1 ? "number of yours" : "numbers of yours",
  };
  return `${printCount(count)} ${names[data]}`;
}

/** Returns a description of the blocks: "blocks of 256", or "one block" if it holds all `count` values. */
export const blocksOf = (size: number, count: number) => (size >= count ? "one block" : `blocks of ${size}`);

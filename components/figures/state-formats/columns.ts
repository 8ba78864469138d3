/** The columns of the table of formats. */
import { printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import type { FormatScore } from "@/lib/jobs/formats/museum";
import { UPDATE_BOUNDS } from "@/lib/numerics/formats/scores";
import type { FormatsWords } from "./messages";

/** A column: a number of each format. */
export interface Column {
  readonly key: "bits" | "off" | "longest" | "update" | "m" | "r" | "zeroed" | "codesM" | "codesR";
  /** Returns the number; null where the format has none. */
  readonly value: (score: FormatScore, bound: number) => number | null;
  readonly print: (value: number, t: FormatsWords) => string;
}

/** Returns the share of the updates, 0 to 1, that are off by more than a bound of UPDATE_BOUNDS. */
export const offShare = ({ update }: FormatScore, bound: number): number =>
  update.over[UPDATE_BOUNDS.indexOf(bound)];

/** Returns the head of a column. @param bound relative error from which an update counts as off */
export const headOf = (key: Column["key"], bound: number, t: FormatsWords): string =>
  t(`column.${key}`, { bound: t.print(printPercent(bound)) });

const number: Column["print"] = (value, t) => t.print(printNumber(value));
const percent: Column["print"] = (value, t) => t.print(printPercent(value));

/** Prints a factor; an update that is no number is infinitely long. */
export const printTimes: Column["print"] = (factor, t) =>
  factor === Number.POSITIVE_INFINITY ? t("noNumber") : t.print(printTwoDigits(factor));

/** Prints a relative error: in per cent, or as a factor from 1,000 % on. */
const printError: Column["print"] = (error, t) => {
  if (error < 10) return percent(error, t);
  return `${printTimes(error, t)}${error < Number.POSITIVE_INFINITY ? " ×" : ""}`;
};

/** The columns in the order of the table. */
export const COLUMNS: readonly Column[] = [
  {
    key: "bits",
    value: ({ bits }) => bits,
    print: number,
  },
  {
    key: "off",
    value: offShare,
    print: percent,
  },
  {
    key: "longest",
    value: ({ update }) => update.largest,
    print: printTimes,
  },
  {
    key: "update",
    value: ({ update }) => update.error,
    print: printError,
  },
  {
    key: "m",
    value: ({ m }) => m.error,
    print: percent,
  },
  {
    key: "r",
    value: ({ r }) => r.error,
    print: percent,
  },
  {
    key: "zeroed",
    value: ({ r }) => r.zeroed,
    print: percent,
  },
  {
    key: "codesM",
    value: ({ m }) => m.codesUsed,
    print: number,
  },
  {
    key: "codesR",
    value: ({ r }) => r.codesUsed,
    print: number,
  },
];

/** The columns of the table of formats. */
import { printNumber, printPercent, printTwoDigits } from "@/components/charts/format";
import type { FormatScore } from "@/lib/jobs/formats/museum";
import { UPDATE_BOUNDS } from "@/lib/numerics/formats/scores";

/** A column: a number of each format. */
export interface Column {
  readonly key: "bits" | "off" | "longest" | "update" | "m" | "r" | "zeroed" | "codesM" | "codesR";
  /** Name in the picker. */
  readonly label: string;
  /** Head of the column. @param bound relative error from which an update counts as off */
  readonly head: (bound: number) => string;
  /** Returns the number; null where the format has none. */
  readonly value: (score: FormatScore, bound: number) => number | null;
  readonly print: (value: number) => string;
}

/** Returns the share of the updates, 0 to 1, that are off by more than a bound of UPDATE_BOUNDS. */
export const offShare = ({ update }: FormatScore, bound: number): number =>
  update.over[UPDATE_BOUNDS.indexOf(bound)];

/** Prints a factor; an update that is no number is infinitely long. */
export const printTimes = (factor: number): string =>
  factor === Number.POSITIVE_INFINITY ? "no number" : printTwoDigits(factor);

/** Prints a relative error: in per cent, or as a factor from 1,000 % on. */
const printError = (error: number): string =>
  error >= 10 ? `${printTimes(error)}${error < Number.POSITIVE_INFINITY ? " ×" : ""}` : printPercent(error);

/** The columns in the order of the table. */
export const COLUMNS: readonly Column[] = [
  {
    key: "bits",
    label: "bits",
    head: () => "bits a parameter",
    value: ({ bits }) => bits,
    print: printNumber,
  },
  {
    key: "off",
    label: "updates off",
    head: (bound) => `updates off by over ${printPercent(bound)}`,
    value: offShare,
    print: printPercent,
  },
  {
    key: "longest",
    label: "longest update",
    head: () => "longest update, × exact",
    value: ({ update }) => update.largest,
    print: printTimes,
  },
  {
    key: "update",
    label: "error of all updates",
    head: () => "error of all updates",
    value: ({ update }) => update.error,
    print: printError,
  },
  {
    key: "m",
    label: "error of m",
    head: () => "median error of m",
    value: ({ m }) => m.error,
    print: printPercent,
  },
  {
    key: "r",
    label: "error of r",
    head: () => "median error of r",
    value: ({ r }) => r.error,
    print: printPercent,
  },
  {
    key: "zeroed",
    label: "r stored as 0",
    head: () => "r stored as 0",
    value: ({ r }) => r.zeroed,
    print: printPercent,
  },
  {
    key: "codesM",
    label: "codes of m",
    head: () => "codes of m in use",
    value: ({ m }) => m.codesUsed,
    print: printNumber,
  },
  {
    key: "codesR",
    label: "codes of r",
    head: () => "codes of r in use",
    value: ({ r }) => r.codesUsed,
    print: printNumber,
  },
];

import type { RunRow } from "@/lib/records/row";
import type { BenchWords } from "./messages";

/** Returns the language tag by which dates and times are written. */
export const clockOf = ({ locale }: Pick<BenchWords, "locale">): string =>
  locale === "en" ? "en-GB" : locale;

/** Returns the name of a row: the reader's, else the value of its sweep or the time at which it ended. */
export function rowName({ name, record, sweep }: RunRow, t: BenchWords): string {
  if (name !== "") return name;
  const time = new Date(record.date).toLocaleTimeString(clockOf(t));
  return sweep === ""
    ? t("bench.runOf", { time })
    : t("bench.runOfSweep", { sweep: sweep.split(":")[0], time });
}

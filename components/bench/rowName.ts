import type { RunRow } from "@/lib/records/row";

/** Returns the name of a row: the reader's, else the value of its sweep or the time at which it ended. */
export function rowName({ name, record, sweep }: RunRow): string {
  if (name !== "") return name;
  const time = new Date(record.date).toLocaleTimeString("en-GB");
  return sweep === "" ? `Run of ${time}` : `${sweep.split(":")[0]} ${time}`;
}

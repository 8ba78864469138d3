import { csvFormatRow } from "d3-dsv";

/** The numbers behind a picture, for the table in the cell and for the CSV file. */
export interface DataTable {
  readonly caption: string;
  /** Column heads, units included. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Returns a table in the form of RFC 4180: commas, quotes where needed, lines ended by CR LF, without the caption. */
export function toCsv(table: DataTable): string {
  return [table.columns, ...table.rows].map((row) => `${csvFormatRow(row.map(String))}\r\n`).join("");
}

/** The shortest decimal that is this float32 and no other: 0.1, not 0.10000000149011612. Equal digits mean equal bits. */
export function shortest32(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return value;
}

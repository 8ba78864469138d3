import { csvFormatRow } from "d3-dsv";

/** The numbers behind a picture, for the table in the cell and for the CSV file. */
export interface DataTable {
  readonly caption: string;
  /** Column heads, units included. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Returns a table without its caption as CSV by RFC 4180: commas, quotes where needed, CR LF line ends. */
export function toCsv(table: DataTable): string {
  return [table.columns, ...table.rows].map((row) => `${csvFormatRow(row.map(String))}\r\n`).join("");
}

/**
 * Returns the shortest decimal that rounds to this float32 value: 0.1, not 0.10000000149011612. Two values
 * print alike only if their bits are equal.
 */
export function shortest32(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return value;
}

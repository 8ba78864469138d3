import { expect } from "vitest";
import { MOST_ROWS, type StoredNumbers } from "@/components/figure/storedNumbers";

/** Stored numbers have a caption, rows that a page holds (the first and the last may be added), and a cell in each column. */
export function expectPrintable({ caption, columns, rows, of }: StoredNumbers): void {
  expect(caption).not.toBe("");
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.length).toBeLessThanOrEqual(Math.min(of, MOST_ROWS + 2));
  expect(new Set(columns).size).toBe(columns.length);
  for (const row of rows) expect(row).toHaveLength(columns.length);
}

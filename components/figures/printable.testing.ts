import { expect } from "vitest";
import type { StoredNumbers } from "@/components/figure/storedNumbers";

/** Most rows of a printed table, with the first and the last. */
const MOST_ROWS = 38;

/** Stored numbers have a caption, rows that a page holds, and a cell in each column. */
export function expectPrintable({ caption, columns, rows, of }: StoredNumbers): void {
  expect(caption).not.toBe("");
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.length).toBeLessThanOrEqual(Math.min(of, MOST_ROWS));
  expect(new Set(columns).size).toBe(columns.length);
  for (const row of rows) expect(row).toHaveLength(columns.length);
}

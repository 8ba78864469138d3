import { describe, expect, it } from "vitest";
import { type StoredNumbers, storedNumbers } from "./storedNumbers";
import type { DataTable } from "./table";

const read = (...args: Parameters<typeof storedNumbers>): StoredNumbers => JSON.parse(storedNumbers(...args));
/** Returns a table whose rows are numbered from `from` on. */
const counted = (count: number, from: number): DataTable => ({
  caption: "c",
  columns: ["step", "value"],
  rows: Array.from({ length: count }, (_, i) => [from + i, i / 8]),
});
const steps = (count: number, from: number) => read(counted(count, from)).rows.map(([step]) => step);

describe("the numbers that are stored for paper", () => {
  it("are all rows of a table that half a page holds", () => {
    const stored = read(counted(36, 1));
    expect(stored).toMatchObject({ caption: "c", columns: ["step", "value"], of: 36, every: 1 });
    expect(stored.rows).toEqual(counted(36, 1).rows);
  });

  it("are the first, the last and every so many rows of a longer one, at round numbers", () => {
    expect(steps(256, 0)).toEqual([...Array.from({ length: 32 }, (_, i) => 8 * i), 255]);
    expect(steps(200, 1)).toEqual([1, ...Array.from({ length: 20 }, (_, i) => 10 * (i + 1))]);
    expect(steps(151, 0).slice(-3)).toEqual([140, 145, 150]);
    expect(read(counted(200, 1))).toMatchObject({ of: 200, every: 10 });
  });

  it("are counted from the first row where the first column counts nothing", () => {
    const ranks = { caption: "", columns: ["rank"], rows: Array.from({ length: 70 }, (_, i) => [3 * i + 5]) };
    expect(read(ranks).rows.slice(0, 3)).toEqual([[5], [11], [17]]);
    expect(read(ranks).rows.at(-1)).toEqual([212]);
  });

  it("never take more than half a page", () => {
    for (let count = 1; count < 3000; count += 7) {
      const { length } = steps(count, 1);
      expect(length).toBeLessThanOrEqual(38);
      expect(length).toBeGreaterThanOrEqual(Math.min(count, 14));
    }
  });

  it("are the rows that the figure chooses", () => {
    const { rows, of, every } = read(counted(200, 1), ([step]) => step === 7 || step === 9);
    expect(rows.map(([step]) => step)).toEqual([7, 9]);
    expect({ of, every }).toEqual({ of: 200, every: null });
  });

  it("have six digits, whole numbers all of theirs, and a dash for what is no number", () => {
    const row = ["1.23456789", 0.1234567891, 6_000_000_001, -1.5e-12, Number.NaN, Number.POSITIVE_INFINITY];
    const { rows } = read({
      caption: "",
      columns: ["a", "b", "c", "d", "e", "f"],
      rows: [row, row.with(4, 1)],
    });
    expect(rows[0]).toEqual(["1.23456789", 0.123457, 6_000_000_001, -1.5e-12, "–", "–"]);
  });

  it("have no column without a value", () => {
    const rows = [
      ["a", "", 1, "–"],
      ["b", "", "–", ""],
    ];
    const { columns, rows: stored } = read({ caption: "", columns: ["name", "loss", "runs", "share"], rows });
    expect(columns).toEqual(["name", "runs"]);
    expect(stored).toEqual([
      ["a", 1],
      ["b", "–"],
    ]);
  });
});
